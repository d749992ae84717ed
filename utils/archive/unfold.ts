import { openZip, sniff, ZIP_LIMITS, type ZipFailure } from '../documents';
import { type Bytes, err, ok, type Result } from '../kernel';

/** A file of the person's own. `bytes` may throw: a folder, a file that has gone, a stick that was pulled out. */
export type OwnFile = { name: string; size: number; type: string; bytes: () => Promise<Bytes> };

/** Why a file was not kept. The file itself stays where it is, untouched. */
export type Refusal =
  | 'empty'
  | 'page'
  | 'unknown'
  | 'too-large'
  | 'unreadable'
  | 'nested-zip'
  | 'zip-damaged'
  | 'zip-too-many'
  | 'zip-too-much'
  | 'unsafe-name'
  | 'locked'
  | 'damaged';

export type Opened = { bytes: Bytes; kind: ReturnType<typeof sniff> };
/** One document to be, from a file or from inside a ZIP. `folder`: where it lies, so that its signature is sought there. */
export type Piece = { name: string; folder: string; type: string; open: () => Promise<Result<Opened, Refusal>> };

const ZIP_WORDS: Readonly<Record<ZipFailure, Refusal>> = {
  damaged: 'zip-damaged',
  'too-many': 'zip-too-many',
  'too-much': 'zip-too-much',
};

/** A file as the pieces it is made of: itself, or the members of a ZIP. */
export async function unfold(file: OwnFile): Promise<Result<Piece[], Refusal>> {
  if (file.size > ZIP_LIMITS.each) return err('too-large');
  const bytes = await file.bytes().catch(() => null);
  if (bytes === null) return err('unreadable');
  if (sniff(bytes) !== 'zip') {
    return ok([{ name: file.name, folder: '', type: file.type, open: async () => judge(bytes) }]);
  }
  const members = openZip(bytes);
  if (!members.ok) return err(ZIP_WORDS[members.error]);
  return ok(
    members.value.map(({ path, name, open }) => ({
      name,
      folder: path.slice(0, -name.length),
      type: '',
      async open() {
        const opened = await open();
        if (!opened.ok) return opened;
        return sniff(opened.value) === 'zip' ? err('nested-zip') : judge(opened.value);
      },
    })),
  );
}

/** By its bytes, never by its name: a web page named «analysis.pdf» is a page. */
function judge(bytes: Bytes): Result<Opened, Refusal> {
  const kind = sniff(bytes);
  if (kind === 'empty' || kind === 'unknown') return err(kind);
  return kind === 'html' ? err('page') : ok({ bytes, kind });
}
