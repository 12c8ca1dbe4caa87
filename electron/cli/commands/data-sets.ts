import type { Command } from 'commander';
import type { DatasetDetail } from '../../../shared/model/dataset/dataset';
import type { DatasetDifference } from '../../../shared/model/dataset/dataset-difference';
import type { QualityReport } from '../../../shared/model/dataset/quality-report';
import { formatCount, formatDateTime } from '../../../shared/model/format';
import { type CliContext, connectOrOffline, unwrap } from '../context';
import { table } from '../output';
import { versionOf } from '../version-of';

/** `upside data sets|report|diff`: what data sets there are, how good they are and how they differ; offline too. */
export function addDataSets(data: Command, context: CliContext): void {
  data
    .command('sets')
    .description('list data sets made of transcripts, newest first')
    .action(async () => {
      const { console, scope } = await connectOrOffline(context);
      const list = unwrap(await console.datasets.refresh(scope));
      if (list.source === 'store' && list.fetchedAt !== null)
        context.output.note(`Offline: as of ${formatDateTime(list.fetchedAt)}.`);
      context.output.result(list, () =>
        table(
          ['DATA SET', 'VERSION', 'STATUS', 'IMPORTED', 'LINES', 'SCENES', 'SPEAKERS'],
          list.versions.map(({ card, createdAt, dataset, status, version }) => [
            dataset,
            version,
            status,
            formatDateTime(createdAt),
            ...(card === null
              ? ['', '', '']
              : [card.counts.records, card.counts.scenes, card.counts.speakers].map((count) => formatCount(count))),
          ]),
          [4, 5, 6],
        ),
      );
    });

  data
    .command('report')
    .argument('<dataset>', 'NAME or NAME@VERSION; without a version the newest that is ready')
    .description('data card and quality report of a version')
    .action(async (label: string) => {
      const { console, scope } = await connectOrOffline(context);
      const one = await versionOf(console, scope, label);
      const { fetchedAt, source, value } = unwrap(await console.datasets.show(scope, one));
      if (source === 'store') context.output.note(`Offline: as of ${formatDateTime(fetchedAt)}.`);
      context.output.result(value, () => reportText(value));
    });

  data
    .command('diff')
    .argument('<name>', 'name of the data set')
    .argument('<from>', 'version')
    .argument('<to>', 'version')
    .description('what changed from one version to another')
    .action(async (name: string, from: string, to: string) => {
      const { console, scope } = await connectOrOffline(context);
      const difference = unwrap(await console.datasets.difference(scope, name, from, to));
      context.output.result(difference, () => differenceText(difference));
    });
}

function reportText(detail: DatasetDetail): string {
  const { card, dataset, failure, report, status, version } = detail;
  const head = `${dataset}@${version}  ${status}${failure === null ? '' : `\n${failure}`}`;
  if (card === null) return head;
  const { counts } = card;
  const figures = `${formatCount(counts.records)} lines, ${formatCount(counts.words)} words, ${counts.episodes} episodes, ${counts.scenes} scenes, ${counts.speakers} speakers, ${counts.locations} locations`;
  const splits = table(
    ['SPLIT', 'SCENES', 'LINES', 'CHAT PAIRS', 'LOCATION EXAMPLES'],
    card.splits.map(({ locationExamples, pairs, records, scenes, split }) => [
      split,
      ...[scenes, records, pairs, locationExamples].map((count) => formatCount(count)),
    ]),
    [1, 2, 3, 4],
  );
  return [head, figures, '', splits, ...(report === null ? [] : qualityText(report))].join('\n');
}

function qualityText({ leakage, lengths, locations, moreProblems, problems, speakers, totals }: QualityReport) {
  return [
    '',
    `Read ${formatCount(totals.read)}, merged ${formatCount(totals.merged)}, duplicates ${formatCount(totals.duplicates)}, left out ${formatCount(totals.dropped)}.`,
    `Without a speaker ${formatCount(totals.missingSpeaker)}, without a location ${formatCount(totals.missingLocation)}.`,
    `Words a line: median ${lengths.median}, 95 % within ${lengths.p95}, longest ${lengths.longest}.`,
    `Shared across splits: ${leakage.sharedScenes} scenes, ${leakage.sharedNgrams} ${leakage.ngram}-grams.`,
    '',
    table(
      ['SPEAKER', 'LINES', 'WORDS', 'SCENES'],
      speakers.map(({ records, scenes, speaker, words }) => [
        speaker,
        ...[records, words, scenes].map((count) => formatCount(count)),
      ]),
      [1, 2, 3],
    ),
    '',
    table(
      ['LOCATION', 'SCENES', 'EXAMPLES', 'WEIGHT'],
      locations.map(({ examples, location, scenes, suggestedWeight }) => [
        location,
        formatCount(scenes),
        formatCount(examples),
        suggestedWeight.toFixed(3),
      ]),
      [1, 2, 3],
    ),
    ...(problems.length === 0 ? [] : ['']),
    ...problems.map(
      ({ count, file, line, message, severity }) =>
        `${severity}: ${file}${line === null ? '' : ` line ${line}`}: ${message}${count > 1 ? ` (${count} times)` : ''}`,
    ),
    ...(moreProblems > 0 ? [`… and ${formatCount(moreProblems)} more.`] : []),
  ];
}

function differenceText(difference: DatasetDifference): string {
  const { added, counts, from, kept, locations, movedSplit, options, removed, sources, speakers, to } = difference;
  const changed = sources.filter(({ change }) => change !== 'same');
  const pairs = [
    ...counts.map((one) => ({ ...one, what: one.name })),
    ...speakers.filter((one) => one.from !== one.to).map((one) => ({ ...one, what: `speaker ${one.name}` })),
    ...locations.filter((one) => one.from !== one.to).map((one) => ({ ...one, what: `location ${one.name}` })),
  ];
  return [
    `${from} → ${to}: ${formatCount(added)} lines added, ${formatCount(removed)} removed, ${formatCount(kept)} kept, of which ${formatCount(movedSplit)} went to another split.`,
    ...options.map((one) => `option ${one.name}: ${one.from} → ${one.to}`),
    ...changed.map(({ change, file }) => `${change}: ${file}`),
    '',
    table(
      ['WHAT', 'BEFORE', 'AFTER'],
      pairs.map((one) => [one.what, formatCount(one.from), formatCount(one.to)]),
      [1, 2],
    ),
    ...difference.addedSample.map(({ speaker, text }) => `+ ${speaker ?? '—'}: ${text}`),
    ...difference.removedSample.map(({ speaker, text }) => `- ${speaker ?? '—'}: ${text}`),
  ].join('\n');
}
