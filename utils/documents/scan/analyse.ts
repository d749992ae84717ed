import { cutSides, type Frame, runsOut, type Side, sheetOf } from './edges';
import { type Grey, greyOf, shrinkOf } from './grey';
import { hasGlare, isDark } from './light';
import { type Sharpness, sharpnessOf } from './sharpness';
import { leanOf } from './skew';
import { tilesOf } from './tiles';

/** What may be wrong with a picture of a page. Advice, never a refusal: the person sees the picture, we only measure. */
export type Flaw = 'shaken' | 'defocused' | 'glare' | 'cropped' | 'skewed' | 'sideways' | 'dark' | 'small' | 'no-text';

/** `angle`: how the lines lean, degrees clockwise. `sheet`: where the sheet lies in the picture, when that is seen. */
export type ScanReport = { flaws: Flaw[]; cut: Side[]; angle: number | null; sheet: Frame | null };

/** Below this strokes are smeared (`sharpness.ts`): sharp writing has 0.3 and more, a ninth is the limit of smearing. */
const SMEARED = 0.195;
/** Steepest against flattest direction: more than this and the camera moved. */
const ONE_WAY = 1.5;
/** Below this not even the steepest direction is sharp. */
const FLAT = 0.22;
const LEAST_STEEP = 0.1;
const SKEWED = 2.5;
/** Pixels along the page's longer side: fewer, and small print has no shape left. */
const SMALL = 1_000;

/** @param rgba all pixels, as a canvas gives them */
export function analyseScan(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): ScanReport {
  const by = shrinkOf(width, height);
  return analyseGrey(greyOf(rgba, width, height, by), by);
}

/** @param by how many times the picture was made smaller before */
export function analyseGrey(grey: Grey, by: number): ScanReport {
  const tiles = tilesOf(grey);
  const lean = leanOf(grey, tiles);
  const sheet = sheetOf(tiles);
  const cut = [...new Set([...cutSides(grey, tiles.paper), ...runsOut(grey, tiles.paper)])];
  const sharp = sharpnessOf(grey, tiles, SMEARED);
  const flaws: Flaw[] = [];
  const smeared = smearOf(sharp);
  if (smeared) flaws.push(smeared);
  if (hasGlare(tiles)) flaws.push('glare');
  if (cut.length > 0) flaws.push('cropped');
  if (lean.sideways) flaws.push('sideways');
  else if (lean.angle !== null && Math.abs(lean.angle) >= SKEWED) flaws.push('skewed');
  if (isDark(tiles)) flaws.push('dark');
  const page = sheet ? Math.max((sheet.right - sheet.left) * grey.width, (sheet.bottom - sheet.top) * grey.height) : 0;
  if (cut.length === 0 && (page || Math.max(grey.width, grey.height)) * by < SMALL) flaws.push('small');
  if (sharp.written === 0) flaws.push('no-text');
  return { flaws, cut, angle: lean.angle, sheet };
}

/** So large a share of what is written smeared is too much to let pass. */
const TOO_MUCH = 0.4;
/** With fewer written squares than this the direction is chance. */
const ENOUGH_TO_TELL = 24;

function smearOf({ written, smeared, of }: Sharpness): 'shaken' | 'defocused' | null {
  if (smeared < TOO_MUCH) return null;
  const moved = of.even > FLAT && of.even / Math.max(of.steep, LEAST_STEEP) > ONE_WAY;
  return moved && written >= ENOUGH_TO_TELL ? 'shaken' : 'defocused';
}
