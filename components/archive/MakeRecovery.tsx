import { AskPhrase, type AskPhraseProps } from './AskPhrase';

type Props = Omit<AskPhraseProps, 'words' | 'children' | 'onAnswer'> & {
  /** There is one already, which the new one replaces. */
  replaces: boolean;
  onMake: (passphrase: string) => void;
};

/** Before the recovery key is shown. */
export function MakeRecovery({ replaces, onMake, ...rest }: Props) {
  const { make } = rest.keyTexts;
  return (
    <AskPhrase {...rest} words={make} onAnswer={onMake}>
      {replaces && <p class="strong">{make.replaces}</p>}
    </AskPhrase>
  );
}
