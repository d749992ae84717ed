import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { PortalControl } from '../control.ts';

const VERBS = [
  'addOrder',
  'moveStatus',
  'addComment',
  'addFile',
  'removeOrder',
  'addDocument',
  'setPatient',
  'setDepartment',
  'endSession',
  'login',
  'setSessionMinutes',
  'setLoggedOutStatus',
  'setHomeFace',
  'maintenance',
  'warn',
  'fault',
  'clearFaults',
  'requests',
  'clearLog',
  'state',
] as const satisfies readonly (keyof PortalControl)[];
type Verb = (typeof VERBS)[number];

const isVerb = (word: unknown): word is Verb => VERBS.includes(word as Verb);

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

/** A page in a browser always names its origin on a POST, and a rebound name shows in Host: neither may move the portal. */
const isTool = ({ headers }: IncomingMessage): boolean =>
  headers.origin === undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');

const perform = (control: PortalControl, text: string): unknown => {
  const { verb, args = [] } = JSON.parse(text) as { verb?: unknown; args?: unknown };
  if (!isVerb(verb) || !Array.isArray(args)) throw new Error(`verb must be one of: ${VERBS.join(', ')}`);
  const act = control[verb] as (...values: unknown[]) => unknown;
  return act.apply(control, args);
};

/** `POST /control {"verb": "moveStatus", "args": ["5400000001", {"statusId": 14}]}` → `{"ok": true, "value": …}`. */
export const makeControlServer = (control: PortalControl): Server =>
  createServer(async (request, response) => {
    const answer = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
    };
    if (!isTool(request)) return answer(403, { ok: false, error: 'not for pages' });
    if (request.method !== 'POST' || request.url !== '/control')
      return answer(404, { ok: false, error: 'POST /control' });
    try {
      answer(200, { ok: true, value: perform(control, await bodyOf(request)) ?? null });
    } catch (error) {
      answer(400, { ok: false, error: error instanceof Error ? error.message : 'failed' });
    }
  });
