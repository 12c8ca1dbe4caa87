import type { Item, Turn } from './item';
import type { ReadingCounts } from './transcript';

/** Silence up to which two cues can be one sentence, ms. */
const SAME_BREATH_MS = 1_500;
/** Silence up to which an unnamed cue belongs to whoever was named last, in files that name their speakers, ms. */
const SAME_SPEAKER_MS = 5_000;
/** Longer speeches are cut here, so that a file without full stops does not become one line. Characters. */
const MAX_SPEECH = 1_200;

/**
 * Puts cues together that belong together: a sentence goes on when the text before has no full stop, the silence between
 * is short and nobody else is named. In files that name their speakers an unnamed cue goes on with the speech before.
 */
export function* mergeTurns(items: Iterable<Item>, labelled: boolean, counts: ReadingCounts): Generator<Item> {
  let open = null as Turn | null;
  for (const item of items) {
    if (item.kind === 'heading') {
      if (open) yield open;
      open = null;
      yield item;
      continue;
    }
    const turn: Turn = open && labelled ? named(open, item) : item;
    if (open && belongs(open, item, turn, labelled)) {
      counts.merged++;
      open = { ...open, endMs: turn.endMs, text: joined(open.text, turn.text) };
      continue;
    }
    if (open) yield open;
    open = turn;
  }
  if (open) yield open;
}

function named(open: Turn, next: Turn): Turn {
  if (next.begins || next.speaker !== null || silence(open, next) > SAME_SPEAKER_MS) return next;
  return { ...next, speaker: open.speaker };
}

function belongs(open: Turn, source: Turn, turn: Turn, labelled: boolean): boolean {
  if (open.text.length + turn.text.length > MAX_SPEECH || silence(open, turn) > SAME_BREATH_MS) return false;
  if (source.begins) return source.speaker !== null && source.speaker === open.speaker && goesOn(open.text, turn.text);
  if (labelled && open.speaker !== null) return true;
  return goesOn(open.text, turn.text);
}

/** ms between two cues; negative where they overlap. */
const silence = (before: Turn, after: Turn): number =>
  before.endMs === null || after.startMs === null ? 0 : after.startMs - before.endMs;

const ended = /[.?!…:;"”’)]\s*$/;
const cutOff = /(?:--|[-–—])\s*$/;

function goesOn(before: string, after: string): boolean {
  const small = /^(?:\.\.\.|…|--?|—)?\s*\p{Ll}/u.test(after);
  if (/(?:\.\.\.|…)\s*$/.test(before)) return small || /^(?:\.\.\.|…)/.test(after);
  // “I was--” is an interruption unless the next cue goes on in the middle of a sentence.
  if (cutOff.test(before)) return small;
  return !ended.test(before);
}

/** “I was ...” + “... late.” → “I was late.” */
function joined(before: string, after: string): string {
  if (!/(?:\.\.\.|…)\s*$/.test(before) || !/^(?:\.\.\.|…)/.test(after)) return `${before} ${after}`;
  return `${before.replace(/\s*(?:\.\.\.|…)\s*$/, '')} ${after.replace(/^(?:\.\.\.|…)\s*/, '')}`;
}
