import { AskPhrase, type AskPhraseProps } from './AskPhrase';

type Props = Omit<AskPhraseProps, 'words' | 'children' | 'onAnswer'> & { onAdd: (passphrase: string) => void };

/** Before the browser asks for a finger, a face or a PIN. */
export function AddPasskey({ onAdd, ...rest }: Props) {
  const { passkey } = rest.keyTexts;
  return (
    <AskPhrase {...rest} words={passkey} onAnswer={onAdd}>
      <p>{passkey.keep}</p>
    </AskPhrase>
  );
}
