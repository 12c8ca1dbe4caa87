import { timedCues } from './timed-cues';
import type { Cue, Report } from './transcript';

/** Cues of a WebVTT file (W3C, 2019): its header and the blocks NOTE, STYLE and REGION hold no dialogue. Never throws. */
export function vttCues(text: string, report: Report): Generator<Cue> {
  return timedCues(text, { skipsBlock: (line) => /^(WEBVTT|NOTE|STYLE|REGION)(\s|$)/.test(line) }, report);
}
