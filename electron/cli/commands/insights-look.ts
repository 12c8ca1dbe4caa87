import { type Command, Option } from 'commander';
import { formatCount, formatDateTime } from '../../../shared/model/format';
import { type ThemeName, themeNames } from '../../../shared/model/insights/themes';
import { type CliContext, connectOrOffline, unwrap } from '../context';
import { wholeNumber } from '../options';
import { table } from '../output';
import { versionOf } from '../version-of';

interface LineOptions {
  readonly theme: ThemeName;
  readonly episode?: string;
  readonly scene?: string;
  readonly speaker?: string;
  readonly count: number;
}

/** `upside insights lines|classifier`: the lines behind a theme, and what a trained classifier goes by. */
export function addInsightsLook(insights: Command, context: CliContext): void {
  insights
    .command('lines')
    .argument('<dataset>', 'NAME or NAME@VERSION; without a version the newest that is ready')
    .addOption(new Option('--theme <theme>', 'which theme').choices(themeNames).makeOptionMandatory())
    .option('--episode <episode>', 'only this episode')
    .option('--scene <scene>', 'only this scene')
    .option('--speaker <name>', 'only this speaker')
    .option('--count <number>', 'at most so many, up to 500', wholeNumber, 20)
    .description('the lines that carry a theme most, with the words that say so')
    .action(async (label: string, { count, episode, scene, speaker, theme }: LineOptions) => {
      const { console, scope } = await connectOrOffline(context);
      const one = await versionOf(console, scope, label);
      const query = {
        theme,
        episode: episode ?? null,
        scene: scene ?? null,
        speaker: speaker ?? null,
        count: Math.min(500, Math.max(1, count)),
      };
      const found = unwrap(await console.insights.themeLines(scope, one, query));
      const at = themeNames.indexOf(theme);
      context.output.result({ ...one, theme, ...found }, () =>
        table(
          ['SCORE', 'SCENE', 'SPEAKER', 'WORDS', 'LINE'],
          found.lines.map(({ record, themed }) => [
            (themed.scores[at] ?? 0).toFixed(2),
            record.scene,
            record.speaker ?? '—',
            themed.words.flatMap((said) => (said.theme === theme ? [said.word] : [])).join(', '),
            record.text,
          ]),
          [0],
        ),
      );
      context.output.note(`${formatCount(found.lines.length)} of ${formatCount(found.total)} lines.`);
    });

  insights
    .command('classifier')
    .argument('<job>', 'name of a training job that has completed')
    .description('figures of a trained classifier, and the words it goes by')
    .action(async (job: string) => {
      const { console, scope } = await connectOrOffline(context);
      const insight = unwrap(await console.insights.classifier(scope, job));
      const { fetchedAt, source, value } = insight;
      if (source === 'store') context.output.note(`Offline: as of ${formatDateTime(fetchedAt)}.`);
      context.output.result(insight, () =>
        [
          table(
            ['FIGURE', 'VALUE'],
            (value.evaluation?.figures ?? []).map((figure) => [figure.name, figure.value.toFixed(4)]),
            [1],
          ),
          '',
          table(
            ['LABEL', 'SPEAKS FOR IT'],
            (value.words?.labels ?? []).map((one) => [
              one.label,
              one.for
                .slice(0, 8)
                .map(({ word }) => word)
                .join(', '),
            ]),
          ),
        ].join('\n'),
      );
    });
}
