import type { ComponentChildren } from 'preact';

type Props = { labelledBy?: string; attention?: boolean; children: ComponentChildren };

export const Card = ({ labelledBy, attention = false, children }: Props) => (
  <section class={attention ? 'card attention' : 'card'} {...(labelledBy ? { 'aria-labelledby': labelledBy } : {})}>
    {children}
  </section>
);
