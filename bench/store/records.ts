/** What a record is for every contender: what lists need of it, and a small document. */
export type BenchRecord = {
  id: string;
  title: string;
  day: string;
  organisation: string;
  patient: string;
  capturedAt: number;
  sha256: string;
  body: Uint8Array<ArrayBuffer>;
};

const TITLES = ['Общий анализ крови', 'Протокол консультации', 'Рентген грудной клетки', 'Выписной эпикриз', 'Справка'];
const PLACES = ['Городская поликлиника № 12', 'Областная больница', 'Диагностический центр на Садовой'];

/** @param count how many; @param size bytes of each document */
export async function benchRecords(count: number, size: number): Promise<BenchRecord[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const body = new Uint8Array(size);
      for (let i = 0; i < size; i++) body[i] = (at * 31 + i * 7 + ((at * i) >> 5)) & 0xff;
      new DataView(body.buffer).setUint32(0, at);
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
      return {
        id: at.toString(16).padStart(32, '0'),
        title: `${TITLES[at % TITLES.length]} ${at}`,
        day: `20${10 + (at % 16)}-0${1 + (at % 9)}-1${at % 10}`,
        organisation: PLACES[at % PLACES.length] ?? '',
        patient: 'Иванова Анна Петровна',
        capturedAt: 1_700_000_000_000 + at * 60_000,
        sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
        body,
      };
    }),
  );
}
