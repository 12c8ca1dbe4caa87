import type { DataCard } from '../../../../shared/model/dataset/data-card';
import type { QualityReport } from '../../../../shared/model/dataset/quality-report';

/** Rows of a table of the card at most; the report has all of them. */
const MOST_ROWS = 30;

/** The data card for people, as Markdown. */
export function cardText(card: DataCard, report: QualityReport): string {
  const { counts } = card;
  const n = (value: number): string => value.toLocaleString('en-US');
  const lines = [
    `# ${escaped(card.name)}`,
    '',
    `${n(counts.records)} lines of dialogue, ${n(counts.words)} words, ${n(counts.scenes)} scenes of ${n(counts.episodes)} episodes; ${n(counts.speakers)} speakers, ${n(counts.locations)} locations. Prepared ${new Date(card.createdAt).toISOString()}.`,
    '',
    '## Splits',
    '',
    ...table(
      ['split', 'scenes', 'lines', 'chat pairs', 'location examples'],
      card.splits.map(({ split, scenes, records, pairs, locationExamples }) => [
        split,
        n(scenes),
        n(records),
        n(pairs),
        n(locationExamples),
      ]),
    ),
    '',
    `Whole scenes were held out (seed ${card.options.seed}). Counted again after writing: ${report.leakage.sharedScenes} scenes and ${report.leakage.sharedNgrams} runs of ${report.leakage.ngram} words stand in more than one split.`,
    '',
    '## Speakers',
    '',
    ...table(
      ['speaker', 'lines', 'words', 'scenes'],
      report.speakers.map(({ speaker, records, words, scenes }) => [escaped(speaker), n(records), n(words), n(scenes)]),
    ),
    '',
    '## Locations',
    '',
    ...table(
      ['location', 'scenes', 'examples', 'suggested weight'],
      report.locations.map(({ location, scenes, examples, suggestedWeight }) => [
        escaped(location),
        n(scenes),
        n(examples),
        suggestedWeight.toFixed(2),
      ]),
    ),
    '',
    '## Quality',
    '',
    `Of ${n(report.totals.read)} lines read, ${n(report.totals.merged)} were merged into the one before, ${n(report.totals.duplicates)} were duplicates and ${n(report.totals.dropped)} were left out. ${n(report.totals.missingSpeaker)} lines have no speaker, ${n(report.totals.missingLocation)} no location. A line has ${report.lengths.median} words in the middle, ${report.lengths.longest} at most.`,
    '',
    ...table(
      ['', 'where', 'what', 'times'],
      report.problems.map(({ severity, file, line, message, count }) => [
        severity,
        escaped(line === null ? file : `${file} line ${line}`),
        escaped(message),
        n(count),
      ]),
    ),
    '',
    '## Sources',
    '',
    ...table(
      ['file', 'format', 'encoding', 'lines', 'SHA-256'],
      card.sources.map(({ file, format, encoding, records, sha256 }) => [
        escaped(file),
        format,
        encoding,
        n(records),
        sha256.slice(0, 12),
      ]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return ['None.'];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, MOST_ROWS).map(line);
  const rest = rows.length > MOST_ROWS ? ['', `${rows.length - MOST_ROWS} more are in report.json and card.json.`] : [];
  return [line(head), line(head.map(() => '---')), ...shown, ...rest];
}

/** Names of files and speakers come from outside: none of them may become markup. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ');
