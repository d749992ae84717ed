import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '../portal/documents/pdf.ts';
import { makeSemd } from '../portal/documents/semd.ts';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import type { Session } from './harness/launch.ts';
import { BROWSERS } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';
import { setStage } from './story/story.ts';

const PATIENT = { lastName: 'Образцова', firstName: 'Анна', middleName: 'Петровна', birthDate: '12.03.1985' };
const AT = Date.UTC(2026, 4, 20, 9);
const DOCUMENT = { id: 'A-1', objectId: 'x', clinic: 'Учебная клиника', at: AT, category: 'studies' } as const;
const REST = { snils: '000', policy: { number: '1', verified: true } };
const TOLD = { patient: { name: 'Образцова Анна Петровна', born: '1985-03-12' }, day: '2026-05-20' };

/** What the sandboxed viewer says of a document, asked as the cabinet asks it; `late` when it says nothing in 5 s. */
async function ask(tab: Tab, order: 'facts' | 'draw', type: string, bytes: Uint8Array): Promise<unknown> {
  return tab.page.evaluate(
    async (kind, of, base64) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = '/viewer.html';
      const heard = (wanted: string[], patience: number) =>
        new Promise<{ kind: string; reason?: string; facts?: unknown }>((tell) => {
          const late = setTimeout(() => tell({ kind: 'late' }), patience);
          addEventListener('message', function listen({ source, data }) {
            if (source !== frame.contentWindow || !wanted.includes(data.kind)) return;
            clearTimeout(late);
            removeEventListener('message', listen);
            tell(data);
          });
        });
      const ready = heard(['ready'], 15_000);
      document.body.append(frame);
      await ready;
      const buffer = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer;
      const words = {
        patient: 'Пациент',
        date: 'Дата',
        organisation: 'О',
        author: 'Врач',
        untitled: '',
        nothing: 'пусто',
        unsigned: 'не проверяли',
      };
      const labels = { page: '', image: '', broken: '', more: '', semd: words };
      let ticks = 0;
      const beat = setInterval(() => ticks++, 50);
      const started = performance.now();
      const answer = heard(['facts', 'drawn', 'failed'], 5_000);
      frame.contentWindow?.postMessage({ kind, type: of, bytes: buffer, labels }, '*');
      const { kind: how, reason, facts } = await answer;
      const took = performance.now() - started;
      clearInterval(beat);
      frame.remove();
      // A page that answers ticks 20 times a second; a third of it leaves room for a busy machine.
      return { how, reason, facts, alive: ticks >= Math.floor(took / 150) };
    },
    order,
    type,
    Buffer.from(bytes).toString('base64'),
  );
}

describe.each(BROWSERS)('what a document says of itself, in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let tab: Tab;
  beforeAll(async () => {
    portal = await startPortal();
    ({ session } = await setStage('lk', portal, browser));
    tab = await session.openOwn('cabinet.html#requests');
    await tab.see('Заявления');
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('is read from a PDF and from a СЭМД', async () => {
    const title = 'Протокол лабораторного исследования';
    const pdf = await makePdf({ ...DOCUMENT, title } as never, { ...PATIENT, ...REST } as never);
    expect(await ask(tab, 'facts', 'pdf', pdf)).toMatchObject({ how: 'facts', facts: { ...TOLD, title } });
    const semd = makeSemd(DOCUMENT as never, { ...PATIENT, ...REST } as never);
    expect(await ask(tab, 'facts', 'semd', semd)).toMatchObject({ how: 'facts', facts: { ...TOLD, title } });
    expect(await ask(tab, 'draw', 'semd', semd)).toMatchObject({ how: 'drawn' });
  });

  const attacks = resolve(import.meta.dirname, '../../shared/samples/xml-attacks');
  it.skipIf(!existsSync(attacks))(
    'every XML attack ends in an answer of the parser (skipped: no samples)',
    async () => {
      for (const name of readdirSync(attacks)) {
        const bytes = readFileSync(resolve(attacks, name));
        for (const order of ['facts', 'draw'] as const) {
          const answer = await ask(tab, order, 'semd', bytes);
          const ended = expect.stringMatching(/^(facts|drawn|failed)$/);
          expect([name, answer]).toEqual([name, expect.objectContaining({ alive: true, how: ended })]);
        }
      }
    },
  );

  it('stays a small part of the page when the СЭМД is a bomb of elements', async () => {
    const bomb = new TextEncoder().encode(`<ClinicalDocument>${'<a b="c">'.repeat(200)}${'<d/>'.repeat(900_000)}`);
    expect(await ask(tab, 'facts', 'semd', bomb)).toMatchObject({ how: 'failed', alive: true });
  });
});
