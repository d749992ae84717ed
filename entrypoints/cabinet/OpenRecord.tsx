import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type RecordItem, RecordViewer, type ViewerFailure } from '../../components/archive';
import { type Entry, savedName } from '../../utils/archive/store';
import { type FileKind, sniff } from '../../utils/documents';
import type { Bytes } from '../../utils/kernel';
import type { ArchiveTexts } from '../../utils/text';
import type { ViewerOrder, ViewerReport } from '../viewer/protocol';
import { heicToJpeg } from './heic-to-jpeg';

type Props = {
  record: RecordItem;
  texts: ArchiveTexts['viewer'];
  read: (id: string) => Promise<{ entry: Entry; bytes: Bytes } | 'damaged'>;
  /** What can be done with the record, under its name. */
  desk?: ComponentChildren;
  onActive: () => void;
  onClose: () => void;
};

const TYPES: Partial<Record<FileKind, Drawing['type']>> = {
  pdf: 'pdf',
  jpeg: 'image',
  png: 'image',
  heic: 'image',
  xml: 'text',
  semd: 'semd',
};
type Drawing = Extract<ViewerOrder, { kind: 'draw' }>;
/** A page that takes longer is a hostile or broken one; the frame is thrown away with what hangs in it. */
const PATIENCE = 5_000;
/** For the archive to give the bytes, and a picture of a telephone to be made one that is shown. */
const PATIENCE_READING = 15_000;

/** One document in the sandboxed frame, which is given its bytes and nothing else. */
export function OpenRecord({ record, texts, read, desk, onActive, onClose }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const document = useRef<{ entry: Entry; bytes: Bytes } | null>(null);
  const [pages, setPages] = useState<number | null>(null);
  const [state, setState] = useState<'loading' | 'shown' | { failed: ViewerFailure }>('loading');
  const type = TYPES[record.kind];

  useEffect(() => {
    let late: ReturnType<typeof setTimeout> | undefined;
    const wait = (ms: number | null) => {
      clearTimeout(late);
      if (ms !== null) late = setTimeout(() => setState({ failed: 'too-heavy' }), ms);
    };
    const end = (as: { failed: ViewerFailure }) => {
      wait(null);
      setState(as);
    };
    wait(PATIENCE_READING);
    const order = async () => {
      const found = await read(record.id);
      if (found === 'damaged') return end({ failed: 'damaged' });
      document.current = found;
      if (!type) return end({ failed: record.kind === 'zip' ? 'zip' : 'unreadable' });
      const drawn = record.kind === 'heic' ? await heicToJpeg(found.bytes) : found.bytes.slice();
      if (!drawn) return end({ failed: 'unreadable' });
      const bytes = drawn.buffer;
      const labels = {
        ...{ page: texts.pageLabel, image: texts.imageLabel },
        ...{ broken: texts.broken, more: texts.more, semd: texts.semd },
      };
      wait(PATIENCE);
      // The frame's origin is opaque: there is no address to name, the window itself is the addressee.
      frame.current?.contentWindow?.postMessage({ kind: 'draw', type, bytes, labels } satisfies ViewerOrder, '*', [
        bytes,
      ]);
    };
    const onMessage = ({ source, data }: MessageEvent<ViewerReport>) => {
      if (source !== frame.current?.contentWindow) return;
      if (data.kind === 'ready') void order();
      else if (data.kind === 'active') onActive();
      else if (data.kind === 'busy') wait(PATIENCE);
      else if (data.kind === 'idle') wait(null);
      else if (data.kind === 'failed') end({ failed: data.reason });
      else if (data.kind === 'drawn') {
        setState('shown');
        setPages(type === 'pdf' ? data.pages : null);
      }
    };
    addEventListener('message', onMessage);
    return () => {
      clearTimeout(late);
      removeEventListener('message', onMessage);
    };
  }, []);

  const save = ({ entry, bytes }: { entry: Entry; bytes: Bytes }) => {
    const link = globalThis.document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes]));
    // By what it is: a list of the days before may have a copy's word for its kind and name.
    link.download = savedName(entry.name, sniff(bytes));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  const saveSignatures = async (ids: readonly string[]) => {
    for (const id of ids) {
      const found = await read(id);
      if (found === 'damaged') setState({ failed: 'damaged' });
      else save(found);
    }
  };

  const failed = typeof state === 'object';
  return (
    <RecordViewer
      title={record.title}
      texts={texts}
      state={state}
      page={pages === null ? null : 1}
      pages={pages}
      onSave={() => document.current && save(document.current)}
      onSaveSignature={record.signatures && (() => void saveSignatures(record.signatures ?? []))}
      onClose={onClose}
      desk={desk}
    >
      {!failed && <iframe ref={frame} title={record.title} src="/viewer.html" sandbox="allow-scripts" />}
    </RecordViewer>
  );
}
