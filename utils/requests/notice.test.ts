import { describe, expect, it } from 'vitest';
import { STATUS_GROUPS } from '../portal/status-table';
import { statusOf } from '../portal/statuses';
import { noticeTexts } from '../text';
import { noticeWords } from './notice';
import type { RequestEvent, WatchId } from './types';

const texts = noticeTexts('ru');
const event = (statusId: number | null, change: Partial<RequestEvent> = {}): RequestEvent => ({
  id: 'e',
  watchId: 'w' as WatchId,
  kind: 'status',
  group: statusOf(statusId, '').group,
  statusId,
  at: 0,
  ...change,
});
const said = (statusId: number) => noticeWords(event(statusId), 'lk', texts);

describe('the notice of a new status names what to do', () => {
  it.each([
    [14, 'Требуются документы'],
    [15, 'Заявление нужно исправить'],
    [25, 'Вас приглашают на приём'],
    [26, 'Вас приглашают в МФЦ'],
    [31, 'Нужна подпись другого участника'],
    [50, 'Запросили сведения'],
    [90, 'Нужна подпись другого участника'],
    [91, 'Нужно ваше согласие'],
    [93, 'Нужно ваше согласие'],
    [35, 'Документ готов'],
    [5, 'Заявление не дошло'],
    [10, 'Заявление больше не рассматривают'],
    [104, 'Доверенность больше не действует'],
    [3, 'Заявление одобрено'],
    [4, 'По заявлению отказ'],
    [2, 'Изменился статус заявления'],
  ])('%i: «%s»', (id, title) => expect(said(id)[0]).toBe(title));

  it('every status that waits for the person has words of its own; only 14 speaks of documents', () => {
    const [, ids = []] = STATUS_GROUPS.find(([group]) => group === 'needs-person') ?? [];
    expect(ids).not.toEqual([]);
    for (const id of ids) {
      expect(said(id)).not.toEqual(texts.status['needs-person']);
      expect(/требуются документы/i.test(said(id).join(' '))).toBe(id === 14);
    }
  });

  it('a status without an id says only what is known: the article’s own asks for documents, others for a look', () => {
    const unnamed = event(null, { group: 'needs-person' });
    expect(noticeWords(unnamed, 'article', texts)).toEqual(texts.steps.documents);
    expect(noticeWords(unnamed, 'lk', texts)).toEqual(texts.status['needs-person']);
    expect(texts.status['needs-person'].join(' ')).not.toMatch(/документ/);
  });

  it('other news keep their own words, whatever the status is', () => {
    expect(noticeWords(event(25, { kind: 'comment' }), 'lk', texts)).toEqual(texts.comment);
    expect(noticeWords(event(14, { kind: 'new' }), 'lk', texts)).toEqual(texts.new);
  });
});

it.each(['ru', 'en'] as const)('words of a lock screen are short, %s', (locale) => {
  for (const [title, message] of Object.values(noticeTexts(locale).steps)) {
    expect(title?.length).toBeLessThanOrEqual(45);
    expect(message?.length).toBeLessThanOrEqual(90);
  }
});
