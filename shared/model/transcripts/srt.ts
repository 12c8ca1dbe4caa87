import { timedCues } from './timed-cues';
import type { Cue, Report } from './transcript';

/** Cues of a SubRip file (.srt): a counter, times, text, a blank line. Never throws. */
export function srtCues(text: string, report: Report): Generator<Cue> {
  return timedCues(text, { skipsBlock: () => false }, report);
}
