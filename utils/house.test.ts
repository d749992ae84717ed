import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect, lengths, packageHomes, rooms, type SourceFile } from './house';
import { messages } from './messaging/protocol';
import { storageKeys } from './platform/storage-keys';

const files: SourceFile[] = globSync(['utils/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}'])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/\.test\.tsx?$|\/fixtures\/|\/test-/.test(path) && !path.startsWith('utils/house'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('the house', () => {
  it('is where the table says', () => expect(files.length).toBeGreaterThan(30));

  it('keeps every import, package, length and reach inside the table', () => expect(inspect(files)).toEqual([]));

  it('keeps most files short', () => {
    const counted = files.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
    expect(counted[Math.floor(counted.length / 2)]).toBeLessThanOrEqual(lengths.median);
    expect(counted[Math.floor(counted.length * 0.9)]).toBeLessThanOrEqual(lengths.p90);
  });

  it('has no test in entrypoints: the build would ship it', () => {
    expect(globSync('entrypoints/**/*.test.*')).toEqual([]);
  });

  it('knows every package that ships, and why', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const told = readFileSync('docs/dependencies.md', 'utf8');
    for (const [name, version] of Object.entries(dependencies)) {
      expect(Object.keys(packageHomes)).toContain(name);
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(told).toContain(`\`${name}\``);
    }
  });

  it('says in the editor, through Biome, what it says here of packages', () => {
    const biome = readFileSync('biome.json', 'utf8');
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
    for (const name of Object.keys(dependencies)) if (name !== 'preact') expect(biome).toContain(`"${name}"`);
  });

  it('tells of every stored key in docs/storage.md', () => {
    const told = readFileSync('docs/storage.md', 'utf8');
    for (const key of Object.keys(storageKeys)) expect(told).toContain(`\`${key}\``);
  });

  it('points at no page of docs/ that is not there', () => {
    const code = globSync('{utils,components,entrypoints,portal,e2e,tools,bench}/**/*.{ts,tsx}', {
      exclude: (path) => path.includes('node_modules'),
    });
    const missing = [...code, ...globSync('{README.md,docs/**/*.md}')].flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      const named = [...text.matchAll(/\bdocs\/[\wа-яё/.-]+\.md/giu)].map(([page]) => page);
      const linked = path.endsWith('.md')
        ? [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to = '']) => join(dirname(path), to))
        : [];
      return [...named, ...linked].filter((page) => !existsSync(page)).map((page) => `${path}: ${page}`);
    });
    expect(missing).toEqual([]);
  });

  it('lets a portal page say little', () => {
    const fromPages = Object.entries(messages).filter(([, { from }]) => from === 'portal-page');
    expect(fromPages.map(([name]) => name).sort()).toEqual([
      'capture',
      'fold',
      'guideDo',
      'guideGo',
      'guideHere',
      'hide',
      'move',
      'openCabinet',
      'picked',
      'pickedHere',
      'pickedSeen',
      'report',
      'traceSeen',
      'visit',
      'watch',
    ]);
  });
});

describe('the inspector itself', () => {
  const planted: [string, string, string][] = [
    ['floor', 'utils/kernel/planted.ts', "import { routeOf } from '../portal';\n"],
    ['sideways', 'utils/portal/planted.ts', "import { sniff } from '../documents';\n"],
    ['entrance', 'utils/guide/planted.ts', "import { routes } from '../portal/routes';\n"],
    ['package', 'utils/requests/planted.ts', "import Dexie from 'dexie';\n"],
    ['package', 'utils/portal/planted.ts', "import left from 'left-pad';\n"],
    ['length', 'utils/portal/planted.ts', 'const a = 1;\n'.repeat(301)],
    ['browser', 'utils/requests/planted.ts', 'export const x = () => chrome.storage.local.get();\n'],
    ['browser', 'components/ui/planted.tsx', "export const x = () => fetch('/');\n"],
  ];
  it.each(planted)('sees a planted breach of «%s» in %s', (rule, path, text) => {
    expect(inspect([{ path, text }]).map((found) => found.rule)).toContain(rule);
  });

  it('allows what the table allows', () => {
    const text =
      "import { ok } from '../kernel';\nimport * as v from '../kernel/shape';\nimport { here } from './here';\n";
    expect(inspect([{ path: 'utils/portal/fine.ts', text }])).toEqual([]);
    expect(rooms.every(({ floor }) => floor >= 0 && floor <= 5)).toBe(true);
  });
});
