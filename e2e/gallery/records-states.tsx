import type { ComponentChildren } from 'preact';
import {
  DestroyArchive,
  PersonBar,
  RecordDesk,
  type RecordItem,
  RoomLine,
  Trash,
  WhoseDocuments,
} from '../../components/archive';
import type { SectionId } from '../../components/ui';
import { type Locale, recordTexts } from '../../utils/text';
import { NOW, records } from './samples';

type Draw = (locale: Locale) => ComponentChildren;
type Page = (active: SectionId, lock: 'open', draw: Draw) => Draw;

const done = async () => true;
const nothing = () => undefined;
const persons = [
  { id: 'a', name: 'Анна', colour: 0 },
  { id: 'b', name: 'Пётр Львович', colour: 3 },
];
const [record] = records as readonly [RecordItem];
const DAY = 86_400_000;
const documents = ['Осмотр терапевта', 'Общий анализ крови'].map((title) => ({ id: title, title }));
const [exam = { id: '', title: '' }] = documents;
const pictured = ['Снимок 2026 05 20', 'document', 'МРТ пояснично-крестцового отдела позвоночника, диск 1 из 2'];
const patient = { name: 'Образцов Пётр Львович', born: '12.03.1985' };

/** The parts of the archive page that stand around its list. */
export const recordStates = (page: Page) => {
  const part = (draw: (texts: ReturnType<typeof recordTexts>, locale: Locale) => ComponentChildren) =>
    page('archive', 'open', (locale) => (
      <>
        <h1>{recordTexts(locale).people.label}</h1>
        {draw(recordTexts(locale), locale)}
      </>
    ));
  return {
    'records-people': part((texts) => (
      <PersonBar persons={persons} current="a" texts={texts.people} onSwitch={nothing} onAdd={done} onTell={done} />
    )),
    'records-whose': part((texts) => (
      <WhoseDocuments
        groups={[
          { documents, patient, suggested: 'b' },
          { documents: [exam], patient: { ...patient, born: null }, suggested: null },
        ]}
        persons={persons}
        texts={texts}
        onPut={nothing}
        onNew={nothing}
        onDrop={done}
      />
    )),
    'records-whose-unnamed': part((texts) => (
      <WhoseDocuments
        groups={[
          { documents: pictured.map((title) => ({ id: title, title })), patient: 'nobody', suggested: null },
          { documents: [exam], patient: 'unread', suggested: null },
        ]}
        persons={persons}
        texts={texts}
        onPut={nothing}
        onNew={nothing}
        onDrop={done}
      />
    )),
    'records-desk': part((texts) => (
      <RecordDesk
        record={{ ...record, older: ['b', 'c'] }}
        texts={texts}
        others={persons.slice(1)}
        onCorrect={done}
        onRemove={done}
        onMove={done}
        onDropOlder={done}
        onOpen={nothing}
      />
    )),
    'records-out-of-place': part((texts) => (
      <RecordDesk
        record={{ ...record, patient: 'Образцов Пётр Львович', isOutOfPlace: true }}
        texts={texts}
        others={persons.slice(1)}
        onCorrect={done}
        onRemove={done}
        onMove={done}
        onDropOlder={done}
        onOpen={nothing}
      />
    )),
    'records-earlier': part((texts) => (
      <RecordDesk
        record={{ ...record, newer: 'b' }}
        texts={texts}
        others={[]}
        onCorrect={done}
        onRemove={done}
        onMove={done}
        onDropOlder={done}
        onOpen={nothing}
      />
    )),
    'records-trash': part((texts, locale) => (
      <>
        <RoomLine used={12_345_678} free={20_000_000} texts={texts.room} locale={locale} />
        <Trash
          records={[{ ...record, goesAt: NOW + 12 * DAY }]}
          texts={texts.trash}
          locale={locale}
          now={NOW}
          onRestore={done}
          onForever={done}
        />
      </>
    )),
    'records-destroy': part((texts) => <DestroyArchive texts={texts.destroy} open onDestroy={done} />),
  };
};
