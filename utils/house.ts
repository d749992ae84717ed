/** The table of the house as data: who stands on which floor, who owns which package, how long a file may be. */
export type Room = { path: string; floor: number; entrances?: readonly string[] };

export const rooms: readonly Room[] = [
  { path: 'utils/kernel', floor: 0, entrances: ['shape'] },
  { path: 'utils/text', floor: 0, entrances: ['ru/companion', 'en/companion'] },
  { path: 'utils/portal', floor: 1 },
  { path: 'utils/vault', floor: 1, entrances: ['key-worker', 'no-network'] },
  { path: 'utils/documents', floor: 1, entrances: ['sheet', 'desk', 'desk/index', 'desk/desk-worker'] },
  { path: 'utils/platform', floor: 1, entrances: ['idb'] },
  { path: 'utils/requests', floor: 2 },
  { path: 'utils/archive', floor: 2, entrances: ['store', 'backup/backup-worker'] },
  { path: 'utils/guide', floor: 2, entrances: ['appeal', 'appeal/index', 'book'] },
  { path: 'utils/people', floor: 2 },
  { path: 'utils/diagnostics', floor: 2 },
  { path: 'utils/messaging', floor: 3 },
  { path: 'components', floor: 4, entrances: ['*'] },
  { path: 'entrypoints', floor: 5, entrances: ['*'] },
];

/** Each package has one home room; a package that is not here may not be imported by the product at all. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  valibot: ['utils/kernel'],
  idb: ['utils/platform'],
  dexie: ['utils/archive'],
  'modern-tar': ['utils/archive'],
  'client-zip': ['utils/archive'],
  'hash-wasm': ['utils/vault'],
  'age-encryption': ['utils/vault'],
  '@scure/base': ['utils/vault'],
  'libheif-js': ['utils/documents'],
  uqr: ['utils/documents'],
  'pdf-lib': ['utils/documents'],
  '@pdf-lib/fontkit': ['utils/documents'],
  '@expo-google-fonts/pt-sans': ['utils/documents'],
  '@zxcvbn-ts/core': ['utils/vault'],
  '@zxcvbn-ts/language-common': ['utils/vault'],
  '@zxcvbn-ts/language-en': ['utils/vault'],
  'pdfjs-dist': ['entrypoints'],
  'csv-stringify': ['utils/requests'],
  'ical-generator': ['utils/requests'],
  // The view library and the build tool's own marks are spoken by every room of their floors.
  preact: ['components', 'entrypoints'],
  wxt: ['entrypoints'],
};

export const lengths = { median: 70, p90: 150, hardStop: 300 } as const;

export type SourceFile = { path: string; text: string };
export type Violation = {
  file: string;
  rule: 'floor' | 'sideways' | 'entrance' | 'package' | 'length' | 'browser';
  what: string;
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every breach of the table in the given sources. Tests are held to lengths and packages by their own needs, not here. */
export function inspect(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => [...imports(file), ...size(file), ...reach(file)]);
}

export const roomOf = (path: string): Room | undefined => rooms.find((room) => path.startsWith(`${room.path}/`));

function imports({ path, text }: SourceFile): Violation[] {
  const home = roomOf(path);
  return [...text.matchAll(IMPORT)].flatMap(([, direct, lazy]): Violation[] => {
    const target = direct ?? lazy ?? '';
    if (target.startsWith('.')) return home ? relative(path, home, resolvePath(path, target.split('?')[0] ?? '')) : [];
    const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
    const homes = packageHomes[name];
    if (homes?.some((room) => path.startsWith(`${room}/`))) return [];
    return [
      { file: path, rule: 'package', what: homes ? `${name} lives in ${homes.join(', ')}` : `${name} has no home` },
    ];
  });
}

function relative(file: string, home: Room, target: string): Violation[] {
  const room = roomOf(`${target}/`) ?? roomOf(target);
  if (!room || room === home) return [];
  if (room.floor > home.floor) return [{ file, rule: 'floor', what: `${target} is above` }];
  if (room.floor === home.floor) return [{ file, rule: 'sideways', what: `${target} is on the same floor` }];
  const inside = target.slice(room.path.length + 1).replace(/\.tsx?$/, '');
  const allowed =
    inside === '' || inside === 'index' || room.entrances?.includes('*') || room.entrances?.includes(inside);
  return allowed ? [] : [{ file, rule: 'entrance', what: `${target}: a room is entered through its index.ts` }];
}

function size({ path, text }: SourceFile): Violation[] {
  const lines = text.split('\n').length - 1;
  return lines > lengths.hardStop ? [{ file: path, rule: 'length', what: `${lines} lines` }] : [];
}

/** Only the platform room (and the stub, which cannot afford it) may touch the extension API or the network. */
function reach({ path, text }: SourceFile): Violation[] {
  if (
    path.startsWith('utils/platform/') ||
    path === 'entrypoints/portal-stub.ts' ||
    path === 'utils/vault/no-network.ts'
  )
    return [];
  const found =
    /\b(?:chrome|browser)\.(?:runtime|storage|tabs|alarms|notifications|scripting|action)\b|\bfetch\(|new XMLHttpRequest|sendBeacon\(/.exec(
      code(text),
    );
  const ours = path.startsWith('utils/messaging/') && /browser\.runtime/.test(found?.[0] ?? '');
  return found && !ours ? [{ file: path, rule: 'browser', what: `${found[0]} outside utils/platform` }] : [];
}

const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

function resolvePath(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
