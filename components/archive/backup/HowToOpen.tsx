import type { BackupTexts } from '../../../utils/text';

type Props = { texts: BackupTexts; name?: string; open?: boolean };

/** Stands outside the copy too: what says how to open it must not be locked inside. */
export function HowToOpen({ texts: { howto }, name = 'архив-….tar.age', open = false }: Props) {
  return (
    <details class="fold" open={open}>
      <summary>{howto.title}</summary>
      <p>{howto.text}</p>
      <pre class="commands">{`age -d -o архив.tar ${name}\ntar -xf архив.tar`}</pre>
      <p class="small">{howto.after}</p>
    </details>
  );
}
