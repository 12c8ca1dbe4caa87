import { inCapitals, maySpeak } from './speaker-name';

/** How a file names its speakers. */
export interface Voices {
  /** It names them at most changes, so that an unnamed cue belongs to whoever spoke last. */
  readonly labelled: boolean;
  /** Names that are not written in capitals, in small letters. */
  readonly known: Set<string>;
}

/** How much of a file is looked at, characters. */
const LOOKED_AT = 2_000_000;

/** From this share of named cues on a file is taken to name its speakers. */
const LABELLED_SHARE = 0.2;

/** A name in mixed case stands before a colon at least so often; below it “Listen:” would become somebody. */
const OFTEN = 3;

const label =
  /^[ \t]*(?:[-–—][ \t]*)?(?:<[^>\n]{1,40}>)*\[?(\p{Lu}[\p{L}\p{M}\p{N} .'’#&/-]{0,39}?)\]?[ \t]*(?:\([^)\n]{0,30}\))?[ \t]*(?::(?:[ \t]|$)|(?<=\])[ \t])/gmu;

/** Looks at the beginning of a subtitle file; `mapped` are the names the person maps by hand. */
export function voicesOf(text: string, mapped: Iterable<string>): Voices {
  const head = text.slice(0, LOOKED_AT);
  const cues = head.split('-->').length - 1;
  const counts = new Map<string, number>();
  let labels = head.match(/<v[. ]/g)?.length ?? 0;
  for (const [, name = ''] of head.matchAll(label)) {
    if (!maySpeak(name)) continue;
    if (inCapitals(name)) labels++;
    else counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  }
  const known = new Set(Array.from(mapped, (name) => name.toLowerCase()));
  for (const [name, count] of counts) {
    if (count < OFTEN && !known.has(name)) continue;
    known.add(name);
    labels += count;
  }
  return { labelled: labels >= cues * LABELLED_SHARE, known };
}
