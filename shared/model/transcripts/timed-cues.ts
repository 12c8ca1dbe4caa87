import { type TextLine, textLines } from './text-lines';
import { looksLikeTiming, parseTiming, type Timing } from './timing';
import { type Cue, MAX_CUE_LENGTH, type Report } from './transcript';

/** What a format says about the lines of its files. */
interface TimedFormat {
  /** Whether a line outside of a cue opens a block without dialogue, which ends with a blank line. */
  readonly skipsBlock: (text: string) => boolean;
}

/** A cue that is being read. */
interface Open {
  readonly times: Timing;
  line: number;
  readonly texts: string[];
  length: number;
}

const counter = /^\s*\d+\s*$/;

/**
 * Cues of subtitles: a line with times, the text below it, a blank line. Counters and names above the times are left out
 * wherever they stand; text after a blank line inside a cue is kept with it. Faulty cues are reported and left out.
 */
export function* timedCues(text: string, format: TimedFormat, report: Report): Generator<Cue> {
  let open: Open | null = null;
  let skipping = false;
  let afterBlank = true;
  /** A line above which there is a blank one: the next cue's counter or name, or text that belongs to the cue before. */
  let held: TextLine | null = null;
  let last: Timing = { startMs: 0, endMs: 0 };
  for (const source of textLines(text)) {
    const trimmed = source.text.trim();
    if (skipping && trimmed !== '' && !looksLikeTiming(trimmed)) continue;
    skipping = false;
    if (trimmed === '') {
      if (held) settle(open, held, report);
      held = null;
      afterBlank = true;
      continue;
    }
    if (looksLikeTiming(trimmed)) {
      const times = parseTiming(trimmed, source.line, report);
      if (open) {
        // Without a blank line between cues the counter stands right below the text before.
        if (!afterBlank && !held && open.texts.length > 0 && counter.test(open.texts.at(-1) ?? '')) open.texts.pop();
        yield* closed(open, report);
      }
      open = times && { times, line: source.line + 1, texts: [], length: 0 };
      held = null;
      afterBlank = false;
      skipping = times === null;
      if (!times) {
        report({
          severity: 'error',
          kind: 'format',
          line: source.line,
          message:
            'The times of a cue cannot be read; the cue was left out. Write them as 00:01:02,500 --> 00:01:04,000.',
        });
        continue;
      }
      if (times.startMs < last.startMs)
        report({
          severity: 'warning',
          kind: 'time',
          line: source.line,
          message: 'A cue begins before the one above it; the order of the file was kept.',
        });
      else if (times.startMs < last.endMs)
        report({
          severity: 'note',
          kind: 'time',
          line: source.line,
          message: 'A cue begins before the one above it has ended.',
        });
      last = times;
      continue;
    }
    if (afterBlank && format.skipsBlock(trimmed)) {
      skipping = true;
      continue;
    }
    if (held) settle(open, held, report);
    held = afterBlank ? source : null;
    if (!held) settle(open, source, report, true);
    afterBlank = false;
  }
  if (held) settle(open, held, report);
  if (open) yield* closed(open, report);
}

/** Where a line without times below it goes: to the open cue, also past a blank line unless it is a lone counter. */
function settle(open: Open | null, source: TextLine, report: Report, adjoining = false): void {
  const { line, text } = source;
  if (open && (adjoining || !counter.test(text))) {
    if (!adjoining && open.texts.length > 0)
      report({
        severity: 'note',
        kind: 'format',
        line,
        message: 'There is a blank line inside a cue; the text below it was kept with the cue.',
      });
    if (open.texts.length === 0) open.line = line;
    open.length += text.length + 1;
    if (open.length <= MAX_CUE_LENGTH) open.texts.push(text.trim());
  } else if (!counter.test(text)) {
    report({
      severity: 'warning',
      kind: 'format',
      line,
      message: 'There is text that belongs to no cue; it was left out.',
    });
  }
}

function* closed({ times, line, texts, length }: Open, report: Report): Generator<Cue> {
  if (length > MAX_CUE_LENGTH) {
    report({
      severity: 'error',
      kind: 'length',
      line,
      message: `A cue has more than ${MAX_CUE_LENGTH} characters and was left out. Is a blank line missing between cues?`,
    });
    return;
  }
  yield { line, text: texts.join('\n'), startMs: times.startMs, endMs: times.endMs };
}
