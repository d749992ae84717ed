import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'type' | 'disabled'> & {
  kind?: 'primary' | 'secondary' | 'quiet';
  submit?: boolean;
  /** The button stays where the focus is and says it is not available, instead of dropping out of the tab order. */
  off?: boolean;
  children: ComponentChildren;
};

/** One primary button in a view; what destroys is never primary. */
export function Button({ kind = 'secondary', submit = false, off = false, onClick, children, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      class={`button ${kind}`}
      {...(off ? { 'aria-disabled': 'true' as const } : {})}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.call(event.currentTarget, event);
      }}
    >
      {children}
    </button>
  );
}
