import { useRef } from 'preact/hooks';
import { Button } from './Button';

type Props = {
  children: string;
  /** Endings and types the browser offers first, as in the attribute of the same name. */
  accept: string;
  kind?: 'primary' | 'secondary';
  multiple?: boolean;
  off?: boolean;
  onFiles: (files: readonly File[]) => void;
};

/** A button that opens the browser's own choice of files; the field behind it is nobody's stop on the way by Tab. */
export function FileButton({ children, accept, kind = 'secondary', multiple = false, off = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind={kind} off={off} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        class="hidden"
        type="file"
        autocomplete="off"
        accept={accept}
        multiple={multiple}
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget: field }) => {
          onFiles([...(field.files ?? [])]);
          // The same file chosen again is a choice too.
          field.value = '';
        }}
      />
    </>
  );
}
