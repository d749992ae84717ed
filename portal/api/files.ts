import type { TrainingDocument } from '../model/types.ts';
import { type Exchange, failure, json, type Reply, reply } from '../server/exchange.ts';

const TYPES = { pdf: 'application/pdf', xml: 'application/xml; charset=utf-8' } as const;

/** A file answer as portals give it: attachment, Cyrillic name by RFC 5987, private cache. */
export const fileReply = async ({ shelf }: Exchange, document: TrainingDocument, name?: string): Promise<Reply> => {
  const body = await shelf.bytes(document);
  const extension = document.kind === 'xml' ? 'xml' : 'pdf';
  const shown = encodeURIComponent(name ?? `${document.title}.${extension}`).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const length = body instanceof Uint8Array ? body.length : await shelf.sizeOf(document.id);
  return reply(200, TYPES[extension], body, {
    'content-disposition': `attachment; filename="document.${extension}"; filename*=UTF-8''${shown}`,
    'cache-control': 'private, no-store',
    ...(length === null ? {} : { 'content-length': String(length) }),
  });
};

/** `api/storage/v1/files/{objectId}/{objectType}/download?mnemonic=` (portal.md 2.6). */
export const storedFile = async (exchange: Exchange, match: RegExpMatchArray): Promise<Reply> => {
  const objectId = match[1] ?? '';
  const document = exchange.state.documents.find((row) => row.objectId === objectId);
  const files = [...exchange.state.orders.values()].flatMap((order) => order.files);
  const file = files.find((row) => row.objectId === objectId);
  if (!document) return failure(404, 'file not found');
  return fileReply(exchange, document, file?.name);
};

/** The medical documents list. No public source shows the portal's own endpoint (portal.md 2.10): this is our invention. */
export const listMedicalDocuments = ({ state }: Exchange): Reply =>
  json({ documents: state.documents.filter((row) => row.listed) });
