import { armor, Decrypter } from 'age-encryption';
import * as cctv from 'cctv-age';
import { type Bytes, equalBytes, fromHex, toHex, utf8 } from '../kernel';
import { openChunked, sealChunked } from './cobblestone';
import { hkdf, hmacSha256, sha256 } from './hkdf';
import { deriveArgon2id } from './kdf';

/** Texts of Wycheproof's files, by what they are of. They are not part of this repository. */
export type Material = Record<'aesGcm' | 'chunked' | 'x25519' | 'hkdf' | 'hmac', string>;
/** `failed`: which vectors came out otherwise than published. */
export type VectorReport = Record<string, { passed: number; failed: string[] }>;

type Common = { tcId: number; result: 'valid' | 'invalid' | 'acceptable' };
type Groups<Test, More = object> = { testGroups: readonly (More & { tests: readonly (Common & Test)[] })[] };

/**
 * Everything the vault's cryptography is published with, run where it is called: in Node, in a page, in a worker. What
 * is ours is called as the vault calls it; AES-GCM and X25519 are the platform's, called as age and the slots call them.
 */
export async function runVectors(material: Material | null): Promise<VectorReport> {
  const report: VectorReport = {};
  const ran: Ran = async (name, id, holds) => {
    report[name] ??= { passed: 0, failed: [] };
    const right = await holds().catch(() => false);
    if (right) report[name].passed++;
    else report[name].failed.push(String(id));
  };
  if (material) await wycheproof(material, ran);
  for (const one of ARGON2ID) await ran('Argon2id', one.join(' '), () => argon(one));
  for (const [name, bytes] of Object.entries(cctv)) await ran('age (CCTV)', name, () => age(bytes as Uint8Array));
  return report;
}

type Ran = (name: string, id: string | number, holds: () => Promise<boolean>) => Promise<void>;

async function wycheproof(material: Material, ran: Ran): Promise<void> {
  for (const one of testsOf<GcmVector, GcmGroup>(material.aesGcm, isOurs)) {
    await ran('AES-256-GCM', one.tcId, () => gcm(one));
  }
  for (const one of testsOf<ChunkedVector>(material.chunked))
    await ran('Cobblestone-256', one.tcId, () => chunked(one));
  for (const one of testsOf<XdhVector>(material.x25519)) await ran('X25519', one.tcId, () => xdh(one));
  for (const one of testsOf<HkdfVector>(material.hkdf)) await ran('HKDF-SHA-256', one.tcId, () => derived(one));
  const { testGroups } = JSON.parse(material.hmac) as Groups<MacVector, { tagSize: number }>;
  for (const { tests, tagSize } of testGroups) {
    for (const one of tests) await ran('HMAC-SHA-256', one.tcId, () => mac(one, tagSize));
  }
}

function testsOf<Test, More = object>(text: string, wanted: (group: More) => boolean = () => true) {
  const { testGroups } = JSON.parse(text) as Groups<Test, More>;
  return testGroups.filter(wanted).flatMap(({ tests }) => tests);
}

const hex = (text: string): Bytes => {
  const bytes = fromHex(text);
  if (!bytes) throw new Error('not hexadecimal');
  return bytes;
};
/** What is called invalid must be refused, in whatever way. */
const refuses = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => false,
    () => true,
  );

type GcmGroup = { keySize: number; ivSize: number };
/** Other sizes the vault never makes, and platforms differ in what they take. */
const isOurs = ({ keySize, ivSize }: GcmGroup): boolean => keySize === 256 && ivSize === 96;

type GcmVector = { key: string; iv: string; aad: string; msg: string; ct: string; tag: string };
async function gcm({ key, iv, aad, msg, ct, tag, result }: GcmVector & Common): Promise<boolean> {
  const params = { name: 'AES-GCM', iv: hex(iv), additionalData: hex(aad) };
  const imported = await crypto.subtle.importKey('raw', hex(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const open = () => crypto.subtle.decrypt(params, imported, hex(ct + tag));
  if (result === 'invalid') return refuses(open());
  const sealed = await crypto.subtle.encrypt(params, imported, hex(msg));
  return toHex(new Uint8Array(await open())) === msg && toHex(new Uint8Array(sealed)) === ct + tag;
}

type ChunkedVector = { key: string; ctx: string; ct: string; msgLength?: number; msgSha512?: string };
async function chunked({ key, ctx, ct, msgSha512, result }: ChunkedVector & Common): Promise<boolean> {
  const sealed = await inflated(hex(ct));
  const opened = await openChunked(hex(key), hex(ctx), sealed);
  if (result === 'invalid') return !opened.ok;
  if (!opened.ok) return false;
  const told = toHex(new Uint8Array(await crypto.subtle.digest('SHA-512', opened.value as Bytes)));
  const again = await sealChunked(hex(key), hex(ctx), opened.value as Bytes, () => sealed.slice(0, 24));
  return told === msgSha512 && equalBytes(again, sealed);
}

type XdhVector = { public: string; private: string; shared: string };
/** «Acceptable» is what another implementation may refuse: ours may do either, and what it gives must be right. */
async function xdh({ public: theirs, private: own, shared, result }: XdhVector & Common): Promise<boolean> {
  const prefix = '302e020100300506032b656e04220420';
  const work = async () => {
    const key = await crypto.subtle.importKey('pkcs8', hex(prefix + own), { name: 'X25519' }, false, ['deriveBits']);
    const peer = await crypto.subtle.importKey('raw', hex(theirs), { name: 'X25519' }, false, []);
    return toHex(new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: peer }, key, 256)));
  };
  if (result === 'valid') return (await work()) === shared;
  return work().then(
    (bits) => result === 'acceptable' && bits === shared,
    () => true,
  );
}

type HkdfVector = { ikm: string; salt: string; info: string; size: number; okm: string };
async function derived({ ikm, salt, info, size, okm, result }: HkdfVector & Common): Promise<boolean> {
  const made = hkdf(hex(ikm), hex(info), size, hex(salt));
  return result === 'valid' ? toHex(await made) === okm : refuses(made);
}

type MacVector = { key: string; msg: string; tag: string };
async function mac({ key, msg, tag, result }: MacVector & Common, bits: number): Promise<boolean> {
  const made = toHex(await hmacSha256(hex(key), hex(msg))).slice(0, bits / 4);
  return (made === tag) === (result === 'valid');
}

/** Known answers of the reference implementation's test.c, of 32 bytes: passes, KiB, lanes, password, salt, tag. */
const ARGON2ID = [
  [2, 65_536, 1, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
  [4, 65_536, 1, 'password', 'somesalt', '9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c'],
  [2, 65_536, 1, 'differentpassword', 'somesalt', '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde'],
  [2, 65_536, 1, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
] as const;
const argon = async ([t, m, p, password, salt, tag]: (typeof ARGON2ID)[number]): Promise<boolean> =>
  toHex(await deriveArgon2id(password, utf8(salt), { name: 'argon2id', t, m, p })) === tag;

/** One file of C2SP's: a text head and an age file; see the package's README. */
async function age(bytes: Uint8Array): Promise<boolean> {
  const end = bytes.findIndex((byte, at) => byte === 10 && bytes[at + 1] === 10);
  const lines = new TextDecoder().decode(bytes.subarray(0, end)).split('\n');
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const body = bytes.slice(end + 2);
  const work = async (): Promise<string> => {
    const file = all('compressed').length > 0 ? await inflated(body) : body;
    const decrypter = new Decrypter();
    for (const identity of all('identity')) decrypter.addIdentity(identity);
    for (const passphrase of all('passphrase')) decrypter.addPassphrase(passphrase);
    const binary = all('armored').length > 0 ? armor.decode(new TextDecoder().decode(file)) : file;
    return toHex(await sha256((await decrypter.decrypt(binary)) as Bytes));
  };
  return all('expect')[0] === 'success' ? (await work()) === all('payload')[0] : refuses(work());
}

async function inflated(bytes: Uint8Array): Promise<Bytes> {
  const stream = new Blob([bytes as Bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** How many there are of each. */
export const VECTOR_COUNTS: Readonly<Record<string, number>> = {
  'AES-256-GCM': 66,
  'Cobblestone-256': 35,
  X25519: 518,
  'HKDF-SHA-256': 86,
  'HMAC-SHA-256': 174,
  Argon2id: 4,
  'age (CCTV)': 143,
};
