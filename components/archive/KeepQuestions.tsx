import type { KeepKind } from '../../utils/archive';
import type { KeepingTexts } from '../../utils/text';
import { Button, Card, Notice } from '../ui';
import type { HeldItem } from './archive-view';

type QuestionProps = {
  kind: KeepKind;
  texts: KeepingTexts;
  onAnswer: (kind: KeepKind, choice: 'always' | 'ask' | 'never') => void;
};

/** Asked once for each kind, after the first copy of it came in. */
export const KeepQuestion = ({ kind, texts, onAnswer }: QuestionProps) => (
  <Notice tone="neutral" words={{ title: texts.question[kind], safe: texts.questionHint }}>
    {(['always', 'ask', 'never'] as const).map((choice) => (
      <Button key={choice} onClick={() => onAnswer(kind, choice)}>
        {texts.answers[choice]}
      </Button>
    ))}
  </Notice>
);

type HeldProps = {
  held: readonly HeldItem[];
  texts: KeepingTexts;
  onKeep: (id: string) => void;
  onDrop: (id: string) => void;
};

export const HeldDocuments = ({ held, texts, onKeep, onDrop }: HeldProps) => (
  <Card labelledBy="held">
    <h2 id="held">{texts.held.title}</h2>
    <p class="small">{texts.held.text}</p>
    <ul class="plain held">
      {held.map(({ id, name }) => (
        <li key={id} class="row spread">
          <span>{name}</span>
          <span class="row">
            <Button aria-label={texts.held.keepLabel(name)} onClick={() => onKeep(id)}>
              {texts.held.keep}
            </Button>
            <Button kind="quiet" aria-label={texts.held.dropLabel(name)} onClick={() => onDrop(id)}>
              {texts.held.drop}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  </Card>
);
