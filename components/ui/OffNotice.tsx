import type { ShellTexts } from '../../utils/text';
import { Notice } from './Notice';

type Feature = keyof ShellTexts['off']['features'];
type Props = { features: readonly Feature[]; contact: string | null; texts: ShellTexts };

/** What an organisation has switched off, what goes on working, and whom to ask. Nothing where nothing is. */
export function OffNotice({ features, contact, texts: { off } }: Props) {
  if (features.length === 0) return null;
  const named = features.map((feature) => off.features[feature]).join(', ');
  return (
    <Notice tone="neutral" words={{ title: `${off.title}: ${named}`, safe: off.rest }}>
      {contact && (
        <span class="any-break">
          {off.ask} {contact}
        </span>
      )}
    </Notice>
  );
}
