import { parseHeading } from './heading';
import type { Item } from './item';
import { inCapitals, maySpeak } from './speaker-name';
import { textLines } from './text-lines';
import { tidy } from './tidy';
import { MAX_CUE_LENGTH, type ReadingCounts, type Report } from './transcript';

const label = /^([^:\n]{1,80}?)\s*:(?:\s+(.*)|)$/s;
const transition = /^(?:FADE (?:IN|OUT|TO BLACK)|(?:SMASH |MATCH |JUMP )?CUT TO|DISSOLVE TO|THE END|END)\b[^a-z]*$/;

/** A speech that is being read. */
interface Speech {
  readonly line: number;
  readonly speaker: string;
  readonly texts: string[];
}

/**
 * Speeches and headings of a script: `NAME: line`, or a name in capitals on a line of its own above the speech. A speech
 * goes on until a blank line; what is neither is narration and counted as dropped. Never throws.
 */
export function* scriptItems(text: string, counts: ReadingCounts, report: Report): Generator<Item> {
  const capitalsOnly = namesInCapitals(text);
  let open: Speech | null = null;
  /** A name on a line of its own, if the next line is a speech. */
  let above: { readonly line: number; readonly speaker: string } | null = null;
  let afterBlank = true;
  let begun = false;
  for (const source of textLines(text)) {
    const { line } = source;
    const trimmed = source.text.trim();
    const isBlank = trimmed === '';
    const tooLong = trimmed.length > MAX_CUE_LENGTH;
    if (tooLong)
      report({
        severity: 'error',
        kind: 'length',
        line,
        message: `A line has more than ${MAX_CUE_LENGTH} characters and was left out. Is this a script?`,
      });
    const heading = isBlank || tooLong ? null : parseHeading(trimmed);
    const speech = isBlank || tooLong || heading ? null : speechOf(trimmed, capitalsOnly);
    if (isBlank || tooLong || heading || speech || transition.test(trimmed)) {
      if (open) yield* closed(open, counts, report);
      if (above) narration(counts);
      open = null;
      above = null;
      // Below a heading a name may follow at once.
      afterBlank = isBlank || heading !== null;
      if (heading) yield { kind: 'heading', line, heading };
      if (speech) open = { line, speaker: speech.speaker, texts: speech.text === '' ? [] : [speech.text] };
      begun ||= heading !== null || speech !== null;
      continue;
    }
    if (above) open = { ...above, texts: [] };
    const name = begun && afterBlank ? nameAlone(trimmed) : null;
    above = name === null ? null : { line, speaker: name };
    if (open) open.texts.push(trimmed);
    else if (!above) narration(counts);
    afterBlank = false;
  }
  if (open) yield* closed(open, counts, report);
}

/** What is told and not said is read and left out. */
function narration(counts: ReadingCounts): void {
  counts.read++;
  counts.dropped++;
}

function* closed({ line, speaker, texts }: Speech, counts: ReadingCounts, report: Report): Generator<Item> {
  counts.read++;
  const { text, markup } = tidy(texts.join('\n').slice(0, MAX_CUE_LENGTH));
  if (markup) report({ severity: 'note', kind: 'markup', line, message: 'Markup was taken out of the text.' });
  if (!/[\p{L}\p{N}]/u.test(text)) {
    counts.dropped++;
    return;
  }
  const spoken = text.replaceAll('\n', ' ');
  yield { kind: 'turn', line, startMs: null, endMs: null, speaker, begins: true, text: spoken };
}

function speechOf(line: string, capitalsOnly: boolean): { readonly speaker: string; readonly text: string } | null {
  const found = label.exec(line);
  if (!found) return null;
  const speaker = withoutBrackets(found[1] as string);
  if (!maySpeak(speaker) || (capitalsOnly && !inCapitals(speaker))) return null;
  return { speaker, text: found[2] ?? '' };
}

function nameAlone(line: string): string | null {
  const name = withoutBrackets(line);
  return inCapitals(name) &&
    name.length > 1 &&
    maySpeak(name) &&
    !/[.!?]$/.test(name.replace(/\b(?:MR|MRS|MS|DR)\./g, ''))
    ? name
    : null;
}

const withoutBrackets = (text: string): string => text.replace(/\s*\([^()]*\)/g, '').trim();

/** A script that writes its names in capitals has other words before its colons too. */
function namesInCapitals(text: string): boolean {
  let capitals = 0;
  let mixed = 0;
  for (const { text: line } of textLines(text.slice(0, 2_000_000))) {
    const name = line.length > 4_000 ? undefined : label.exec(line.trim())?.[1];
    if (name === undefined || !maySpeak(withoutBrackets(name))) continue;
    if (inCapitals(withoutBrackets(name))) capitals++;
    else mixed++;
  }
  return capitals > mixed * 4;
}
