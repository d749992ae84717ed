import type { ComponentChildren } from 'preact';
import { SIGNS, type Tone } from './tone';

export type NoticeWords = { title: string; safe?: string; next?: string };

type Props = {
  tone: Tone;
  words: NoticeWords;
  /** `alert` interrupts a screen reader: only for the answer to what the person has just done. */
  live?: 'status' | 'alert';
  children?: ComponentChildren;
};

/** What happened, what is safe, what to do next; then the buttons. */
export function Notice({ tone, words, live, children }: Props) {
  return (
    <div class={`notice ${tone}`} {...(live ? { role: live } : {})}>
      <span class="sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <div class="stack">
        <p class="strong">{words.title}</p>
        {words.safe && <p>{words.safe}</p>}
        {words.next && <p>{words.next}</p>}
        {children && <div class="row">{children}</div>}
      </div>
    </div>
  );
}
