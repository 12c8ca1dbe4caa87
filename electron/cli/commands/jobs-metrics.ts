import type { Command } from 'commander';
import type { MetricSeries } from '../../../shared/model/metric-series';
import { isTerminal } from '../../../shared/model/training-job';
import { type CliContext, connectOrOffline, unwrap } from '../context';
import { table } from '../output';

/** `upside jobs metrics|recipes`: the curves of a job, and what can be trained. */
export function addJobMetrics(jobs: Command, context: CliContext): void {
  jobs
    .command('metrics')
    .argument('<name>', 'name of the job')
    .option('-f, --follow', 'go on with new points until the job has ended; with --json one object an arrival', false)
    .description('the curves of a job: from its log lines, and CPU and memory of its host')
    .action(async (name: string, { follow }: { follow: boolean }) => {
      const { console, scope } = await connectOrOffline(context);
      const job = unwrap(await console.jobs.show(scope, name));
      // The curves of a job that has ended are read to their end once; of one that runs, as far as they are known.
      const whole = job.source === 'live' && isTerminal(job.value.status);
      let held: readonly MetricSeries[] = [];
      for await (const result of console.metrics.follow(scope, name, context.signal)) {
        const { series } = unwrap(result);
        if (follow) {
          context.output.item(series, () => series.map(lastPoint).join('\n'));
          continue;
        }
        held = joined(held, series);
        if (!whole && (held.length > 0 || job.source === 'store')) break;
      }
      if (!follow) context.output.result(held, () => seriesTable(held));
    });

  jobs
    .command('recipes')
    .description('what can be trained, with the hyperparameters of each')
    .action(async () => {
      const { console } = await connectOrOffline(context);
      const recipes = unwrap(await console.jobs.recipes());
      context.output.result(recipes, () =>
        recipes
          .map(({ hyperParameters, id, summary }) =>
            [
              `${id}  ${summary}`,
              table(
                ['  HYPERPARAMETER', 'DEFAULT', 'WHAT'],
                hyperParameters.map((one) => [`  ${one.name}`, one.default, one.explanation]),
              ),
            ].join('\n'),
          )
          .join('\n\n'),
      );
    });
}

/** New points come behind those held. */
function joined(held: readonly MetricSeries[], more: readonly MetricSeries[]): readonly MetricSeries[] {
  const byName = new Map(held.map((one) => [`${one.source}/${one.name}`, one]));
  for (const one of more) {
    const key = `${one.source}/${one.name}`;
    byName.set(key, { ...one, points: [...(byName.get(key)?.points ?? []), ...one.points] });
  }
  return [...byName.values()];
}

function seriesTable(series: readonly MetricSeries[]): string {
  if (series.length === 0) return 'No point yet.';
  return table(
    ['METRIC', 'FROM', 'POINTS', 'FIRST', 'LAST'],
    series.map(({ name, points, source }) => [
      name,
      source,
      String(points.length),
      ...[points[0], points.at(-1)].map((point) => (point === undefined ? '' : short(point.value))),
    ]),
    [2, 3, 4],
  );
}

function lastPoint({ name, points }: MetricSeries): string {
  const last = points.at(-1);
  if (last === undefined) return `${name}  –`;
  return `${name}  ${last.step === null ? '' : `step ${last.step}  `}${short(last.value)}`;
}

const short = (value: number): string => String(Number(value.toPrecision(6)));
