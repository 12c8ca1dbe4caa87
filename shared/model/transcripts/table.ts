import { InputError } from '../input-error';
import { parseCsv } from '../labelled-text/csv';
import { inputProblem } from './input-problem';
import type { Item } from './item';
import { textLines } from './text-lines';
import { tidy } from './tidy';
import { parseTiming } from './timing';
import { MAX_CUE_LENGTH, type ReadingCounts, type Report } from './transcript';

/** Names a column may have, in small letters and without spaces, hyphens and underscores; the first found counts. */
const columns = {
  text: ['text', 'line', 'dialogue', 'dialog', 'utterance', 'quote', 'sentence'],
  speaker: ['speaker', 'character', 'name', 'person'],
  scene: ['scene', 'sceneid'],
  title: ['scenetitle', 'heading'],
  episode: ['episode', 'episodeid'],
  season: ['season'],
  location: ['location', 'place', 'setting'],
  start: ['startms', 'start', 'begin', 'from'],
  end: ['endms', 'end', 'to'],
} as const;
type Column = keyof typeof columns;

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** Whether the names of a table's columns include one for what is said. */
export const hasTextColumn = (names: readonly string[]): boolean =>
  names.some((name) => (columns.text as readonly string[]).includes(plain(name)));

/**
 * Lines of a CSV file with a header. A row that does not fit is reported and left out; a quote that never closes ends the
 * reading there. Never throws but for a missing column.
 * @throws InputError when no column holds the text.
 */
export function* csvItems(text: string, file: string, counts: ReadingCounts, report: Report): Generator<Item> {
  let header: readonly string[] | null = null;
  try {
    for (const { line, fields } of parseCsv(text, file)) {
      if (!header) {
        if (!hasTextColumn(fields)) throw new InputError(missingText(file, line, fields));
        header = fields.map(plain);
        continue;
      }
      if (fields.length !== header.length) {
        fault(
          report,
          line,
          'A row has more or fewer fields than the header and was left out. A text with commas must be quoted.',
        );
        continue;
      }
      const names = header;
      yield* rowItem(
        line,
        (name) => fields[names.indexOf(name)],
        (name) => names.includes(name),
        counts,
        report,
      );
    }
  } catch (error) {
    if (!(error instanceof InputError) || !header) throw error;
    const problem = inputProblem(error, file);
    report({ ...problem, message: `${problem.message} The rest of the file was left out.` });
  }
}

/** Lines of a file of JSON objects, one a line. A line that is none is reported and left out. Never throws. */
export function* jsonlItems(text: string, counts: ReadingCounts, report: Report): Generator<Item> {
  for (const { line, text: source } of textLines(text)) {
    if (source.trim() === '') continue;
    let values: unknown;
    try {
      values = JSON.parse(source);
    } catch {
      fault(
        report,
        line,
        'A line is not JSON and was left out. Every line must be an object such as {"speaker": "…", "text": "…"}.',
      );
      continue;
    }
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      fault(
        report,
        line,
        'A line is no JSON object and was left out. It must be such as {"speaker": "…", "text": "…"}.',
      );
      continue;
    }
    const byName = new Map(Object.entries(values).map(([name, value]) => [plain(name), value as unknown]));
    yield* rowItem(
      line,
      (name) => byName.get(name),
      (name) => byName.has(name),
      counts,
      report,
    );
  }
}

function* rowItem(
  line: number,
  field: (name: string) => unknown,
  has: (name: string) => boolean,
  counts: ReadingCounts,
  report: Report,
): Generator<Item> {
  const found = (column: Column): string | undefined => columns[column].find(has);
  const value = (column: Column): unknown => {
    const name = found(column);
    return name === undefined ? undefined : field(name);
  };
  const said = value('text');
  if (typeof said !== 'string') {
    fault(report, line, 'A row has no text and was left out.');
    return;
  }
  if (said.length > MAX_CUE_LENGTH) {
    const message = `A text has more than ${MAX_CUE_LENGTH} characters and was left out. Is a quote left open?`;
    report({ severity: 'error', kind: 'length', line, message });
    return;
  }
  counts.read++;
  const tidied = tidy(said.trim());
  if (tidied.markup) report({ severity: 'note', kind: 'markup', line, message: 'Markup was taken out of the text.' });
  if (!/[\p{L}\p{N}]/u.test(tidied.text)) {
    counts.dropped++;
    return;
  }
  const [startMs, endMs] = times(value('start'), value('end'), found('start') === 'startms', line, report);
  yield {
    kind: 'turn',
    line,
    startMs,
    endMs,
    speaker: word(value('speaker')),
    begins: true,
    text: tidied.text.replace(/\s*[\n\r]+\s*/g, ' '),
    place: {
      episode: episode(word(value('season')), word(value('episode'))),
      scene: word(value('scene')),
      title: word(value('title')),
      location: word(value('location')),
    },
  };
}

/** Numbers are seconds, in a column that says so ms; texts are seconds too, or as subtitles write them. */
function times(
  start: unknown,
  end: unknown,
  inMs: boolean,
  line: number,
  report: Report,
): readonly [number | null, number | null] {
  const texts = [start, end].map((value) => (typeof value === 'number' ? String(value) : value));
  const [from, to] = texts;
  if (typeof from !== 'string' || from.trim() === '') return [null, null];
  const last = typeof to === 'string' && to.trim() !== '' ? to : from;
  if (from.includes(':')) {
    const timing = parseTiming(`${from} --> ${last}`, line, report);
    if (timing) return [timing.startMs, timing.endMs];
  } else {
    const [a, b] = [Number(from), Number(last)].map((value) => Math.round(value * (inMs ? 1 : 1000))) as [
      number,
      number,
    ];
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
      if (a < 0 || b < a)
        report({ severity: 'warning', kind: 'time', line, message: 'A row has impossible times; they were mended.' });
      return [Math.max(0, a), Math.max(0, a, b)];
    }
  }
  report({
    severity: 'warning',
    kind: 'time',
    line,
    message: 'The times of a row cannot be read; they were left out.',
  });
  return [null, null];
}

function word(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim().replace(/\s+/g, ' ').slice(0, 200) : null;
}

function episode(season: string | null, number: string | null): string | null {
  if (season === null || number === null || !/^\d+$/.test(season) || !/^\d+$/.test(number)) return number;
  return `s${season.padStart(2, '0')}e${number.padStart(2, '0')}`;
}

function fault(report: Report, line: number, message: string): void {
  report({ severity: 'error', kind: 'format', line, message });
}

function missingText(file: string, line: number, fields: readonly string[]): string {
  const seen = fields
    .slice(0, 8)
    .map((field) => `"${field.slice(0, 40)}"`)
    .join(', ');
  return `${file} line ${line}: the header must name a column for what is said (${columns.text.join(', ')}) and has none. The columns found are ${seen}.`;
}
