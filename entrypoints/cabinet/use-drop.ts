import { useEffect, useRef, useState } from 'preact/hooks';

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/**
 * Files dropped anywhere on the page are caught: the browser would leave the page to show them.
 * @param welcome false: the pointer says that nothing is taken here; what is dropped all the same is still handed over
 * @returns whether files that are welcome hover over the page
 */
export function useDrop(onFiles: (files: readonly File[]) => void, welcome = true): boolean {
  const [dragging, setDragging] = useState(false);
  const handOver = useRef(onFiles);
  handOver.current = onFiles;
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = welcome ? 'copy' : 'none';
      setDragging(welcome);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      handOver.current([...(event.dataTransfer?.files ?? [])]);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    addEventListener('dragleave', leave);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
      removeEventListener('dragleave', leave);
    };
  }, [welcome]);
  return dragging;
}
