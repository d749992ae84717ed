import type { DeskTexts } from '../../utils/text';
import { Button, Notice } from '../ui';

type Props = { due: number; texts: DeskTexts; onOpen: () => void };

/** One line in the popup when a paper is about to end; nothing otherwise. */
export const PapersGlance = ({ due, texts: { papers }, onOpen }: Props) =>
  due > 0 ? (
    <Notice tone="attention" words={{ title: papers.attention(due) }}>
      <Button onClick={onOpen}>{papers.open}</Button>
    </Notice>
  ) : null;
