import { useEffect, useRef, useState } from 'preact/hooks';
import { type RecordItem, RecordViewer, type ViewerFailure } from '../../components/archive';
import type { Entry } from '../../utils/archive/store';
import type { FileKind } from '../../utils/documents';
import type { Bytes } from '../../utils/kernel';
import type { ArchiveTexts } from '../../utils/text';
import type { ViewerOrder, ViewerReport } from '../viewer/protocol';

type Props = {
  record: RecordItem;
  texts: ArchiveTexts['viewer'];
  read: () => Promise<{ entry: Entry; bytes: Bytes } | 'damaged'>;
  onActive: () => void;
  onClose: () => void;
};

const TYPES: Partial<Record<FileKind, ViewerOrder['type']>> = {
  pdf: 'pdf',
  jpeg: 'image',
  png: 'image',
  xml: 'text',
  semd: 'text',
};
/** A page that takes longer is a hostile or broken one; the frame is thrown away with what hangs in it. */
const PATIENCE = 15_000;

/** One document in the sandboxed frame, which is given its bytes and nothing else. */
export function OpenRecord({ record, texts, read, onActive, onClose }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const document = useRef<{ entry: Entry; bytes: Bytes } | null>(null);
  const [pages, setPages] = useState<number | null>(null);
  const [state, setState] = useState<'loading' | 'shown' | { failed: ViewerFailure }>('loading');
  const type = TYPES[record.kind];

  useEffect(() => {
    const late = setTimeout(() => setState((now) => (now === 'loading' ? { failed: 'too-heavy' } : now)), PATIENCE);
    const order = async () => {
      const found = await read();
      if (found === 'damaged') return setState({ failed: 'damaged' });
      document.current = found;
      if (!type) return setState({ failed: 'unreadable' });
      const bytes = found.bytes.slice().buffer;
      const labels = { page: texts.pageLabel, image: texts.imageLabel };
      // The frame's origin is opaque: there is no address to name, the window itself is the addressee.
      frame.current?.contentWindow?.postMessage({ kind: 'draw', type, bytes, labels } satisfies ViewerOrder, '*', [
        bytes,
      ]);
    };
    const onMessage = ({ source, data }: MessageEvent<ViewerReport>) => {
      if (source !== frame.current?.contentWindow) return;
      if (data.kind === 'ready') void order();
      else if (data.kind === 'active') onActive();
      else if (data.kind === 'failed') setState({ failed: data.reason });
      else setState('shown');
      if (data.kind === 'drawn') setPages(type === 'pdf' ? data.pages : null);
    };
    addEventListener('message', onMessage);
    return () => {
      clearTimeout(late);
      removeEventListener('message', onMessage);
    };
  }, []);

  const save = () => {
    if (!document.current) return;
    const { entry, bytes } = document.current;
    const link = globalThis.document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = entry.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const failed = typeof state === 'object';
  return (
    <RecordViewer
      title={record.title}
      texts={texts}
      state={state}
      page={pages === null ? null : 1}
      pages={pages}
      onSave={save}
      onClose={onClose}
    >
      {!failed && <iframe ref={frame} title={record.title} src="/viewer.html" sandbox="allow-scripts" />}
    </RecordViewer>
  );
}
