import type { Command } from 'commander';
import { formatBytes, formatCount } from '../../../shared/model/format';
import { confirm } from '../confirm';
import { type CliContext, connect, connectOrOffline, unwrap } from '../context';
import { wholeNumber } from '../options';
import { table } from '../output';
import { originOf, readOptions } from '../preparation-input';
import { exactVersion, versionOf } from '../version-of';

interface LineOptions {
  readonly find: string;
  readonly speaker?: string;
  readonly episode?: string;
  readonly location?: string;
  readonly scene?: string;
  readonly from: number;
  readonly count: number;
}

/** `upside data lines|speakers|preview|delete-set`: what is in a data set, and what transcripts would become. */
export function addDataLines(data: Command, context: CliContext): void {
  data
    .command('preview')
    .argument('<source...>', 'transcripts, or folders with some, or sample:transcripts')
    .option('--options <file>', 'how to prepare, as JSON: speakers, locations, episodes, validationShare …')
    .description('what transcripts are recognised as and who speaks in them, with names as mapped; uploads nothing')
    .action(async (sources: readonly string[], { options }: { options?: string }) => {
      const { console, scope } = await connectOrOffline(context);
      const preparation = await readOptions(options);
      const previews = unwrap(await console.datasets.preview(scope, originOf(sources), preparation));
      context.output.result(previews, () =>
        table(
          ['FILE', 'FORMAT', 'EPISODE', 'LINES', 'LEFT OUT', 'SIZE', 'SPEAKERS'],
          previews.map(({ bytes, episode, file, format, named, records, unwanted }) => [
            file,
            format ?? 'none',
            episode ?? '',
            formatCount(records),
            formatCount(unwanted),
            formatBytes(bytes),
            named.speakers.map(({ count, name }) => `${name} ${formatCount(count)}`).join(', '),
          ]),
          [3, 4, 5],
        ),
      );
      for (const { problems } of previews) for (const problem of problems) context.output.note(problem);
    });

  data
    .command('lines')
    .argument('<dataset>', 'NAME or NAME@VERSION; without a version the newest that is ready')
    .option('--find <words>', 'words that must all occur', '')
    .option('--speaker <name>', 'only this speaker')
    .option('--episode <episode>', 'only this episode')
    .option('--location <place>', 'only this place')
    .option('--scene <scene>', 'only this scene')
    .option('--from <number>', 'leave so many out first', wholeNumber, 0)
    .option('--count <number>', 'at most so many, up to 500', wholeNumber, 100)
    .description('lines in the order of the story; works offline once they were read')
    .action(async (label: string, options: LineOptions) => {
      const { console, scope } = await connectOrOffline(context);
      const one = await versionOf(console, scope, label);
      const { count, episode = null, find, from, location = null, scene = null, speaker = null } = options;
      const query = { query: find, speaker, episode, location, scene, from, count: Math.min(500, Math.max(1, count)) };
      const page = unwrap(await console.datasets.records(scope, one, query));
      context.output.result({ ...one, ...page }, () =>
        page.records.map(({ scene, speaker, text }) => `${scene}  ${speaker ?? '—'}: ${text}`).join('\n'),
      );
      context.output.note(`${formatCount(page.records.length)} of ${formatCount(page.total)} lines.`);
    });

  data
    .command('speakers')
    .argument('<dataset>', 'NAME or NAME@VERSION; without a version the newest that is ready')
    .description('how much each speaker says, and by which words they are told apart')
    .action(async (label: string) => {
      const { console, scope } = await connectOrOffline(context);
      const one = await versionOf(console, scope, label);
      const speakers = unwrap(await console.datasets.speakers(scope, one));
      context.output.result(speakers, () =>
        table(
          ['SPEAKER', 'LINES', 'WORDS', 'SCENES', 'A LINE', 'TELLING WORDS'],
          speakers.map(({ records, scenes, speaker, tellingWords, words, wordsPerLine }) => [
            speaker,
            ...[records, words, scenes].map((amount) => formatCount(amount)),
            wordsPerLine.toFixed(1),
            tellingWords.slice(0, 6).join(', '),
          ]),
          [1, 2, 3, 4],
        ),
      );
    });

  data
    .command('delete-set')
    .argument('<dataset@version>', 'the version; its name alone deletes nothing')
    .option('-y, --yes', 'do not ask', false)
    .description('delete a version of a data set with everything below it; returns when nothing of it is there')
    .action(async (label: string, { yes }: { yes: boolean }) => {
      const { console, scope } = await connect(context);
      const one = await exactVersion(console, scope, label);
      const { accountId, region } = scope;
      const target = `${one.dataset}@${one.version}`;
      await confirm(context, yes, `Delete ${target} in account ${accountId}, region ${region}?`);
      const done = unwrap(await console.datasets.delete(scope, one, { accountId, region, target }));
      context.output.result({ ...one, ...done }, () => `Deleted ${target}, ${formatCount(done.objects)} objects.`);
    });
}
