import { useState } from 'preact/hooks';
import type { SettingsTexts } from '../../utils/text';
import { Button, Card, LiveRegion } from '../ui';

/** Hours of the local day, 0–23. */
export type Quiet = { from: number; to: number };

type Props = {
  settings: { discreet: boolean; sound: boolean; quiet: Quiet | null };
  texts: SettingsTexts;
  on: {
    onDiscreet: (discreet: boolean) => void;
    onSound: (sound: boolean) => void;
    onQuiet: (quiet: Quiet | null) => void;
    onRehearse: () => void;
  };
};

const NIGHT: Quiet = { from: 22, to: 8 };
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** How and when changes are told, and a trial of whether they reach the screen at all. */
export function NoticeSettings({ settings: { discreet, sound, quiet }, texts, on }: Props) {
  const [sent, setSent] = useState(false);
  const rehearse = () => {
    setSent(true);
    on.onRehearse();
  };
  return (
    <Card labelledBy="notices">
      <h2 id="notices">{texts.notices}</h2>
      <label class="check">
        <input
          type="checkbox"
          checked={discreet}
          aria-describedby="discreet-hint"
          onChange={(event) => on.onDiscreet(event.currentTarget.checked)}
        />
        <span>{texts.discreet}</span>
      </label>
      <p class="small" id="discreet-hint">
        {texts.discreetHint}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={sound}
          aria-describedby="sound-hint"
          onChange={(event) => on.onSound(event.currentTarget.checked)}
        />
        <span>{texts.sound}</span>
      </label>
      <p class="small" id="sound-hint">
        {texts.soundHint}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={quiet !== null}
          aria-describedby="quiet-hint"
          onChange={(event) => on.onQuiet(event.currentTarget.checked ? NIGHT : null)}
        />
        <span>{texts.quiet}</span>
      </label>
      {quiet && (
        <div class="row">
          <Hour
            label={texts.quietFrom}
            value={quiet.from}
            texts={texts}
            onValue={(from) => on.onQuiet({ ...quiet, from })}
          />
          <Hour label={texts.quietTo} value={quiet.to} texts={texts} onValue={(to) => on.onQuiet({ ...quiet, to })} />
        </div>
      )}
      <p class="small" id="quiet-hint">
        {texts.quietHint}
      </p>
      <div class="row">
        <Button onClick={rehearse}>{texts.rehearse}</Button>
      </div>
      {sent && (
        <p class="small" aria-hidden="true">
          {texts.rehearsed}
        </p>
      )}
      <LiveRegion>{sent ? texts.rehearsed : ''}</LiveRegion>
    </Card>
  );
}

type HourProps = { label: string; value: number; texts: SettingsTexts; onValue: (hour: number) => void };

function Hour({ label, value, texts, onValue }: HourProps) {
  return (
    <label class="hour">
      <span>{label}</span>
      <select autocomplete="off" value={value} onChange={(event) => onValue(Number(event.currentTarget.value))}>
        {HOURS.map((hour) => (
          <option key={hour} value={hour}>
            {texts.hour(hour)}
          </option>
        ))}
      </select>
    </label>
  );
}
