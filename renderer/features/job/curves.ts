import type { StreamItem } from '../../../shared/contract/index';
import type { MetricPoint, MetricSeries } from '../../../shared/model/metric-series';

/** Folds the items of `metrics.follow`: the first replaces, later ones append series by series. */
export function foldSeries(
  held: readonly MetricSeries[],
  items: readonly StreamItem<'metrics.follow'>[],
): readonly MetricSeries[] {
  return items.reduce((series, item) => (item.kind === 'replace' ? item.series : appended(series, item.series)), held);
}

function appended(held: readonly MetricSeries[], more: readonly MetricSeries[]): readonly MetricSeries[] {
  const key = ({ source, name }: MetricSeries) => `${source} ${name}`;
  const added = new Map(more.map((series) => [key(series), series]));
  const grown = held.map((series) => {
    const tail = added.get(key(series));
    added.delete(key(series));
    return tail ? { ...series, points: [...series.points, ...tail.points] } : series;
  });
  return [...grown, ...added.values()];
}

/** One plot: curves that share a meaning and so an axis. */
export interface Plot {
  readonly title: string;
  readonly xLabel: string;
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }[];
}

/** What stands on the x axis when a job prints it, and therefore is no curve itself. */
const stepNames = new Set(['epoch', 'step']);

/**
 * Groups series into plots: `train:loss` and `validation:loss` share the plot "loss"; instance
 * metrics are plotted over time and come last. x is the printed epoch or step where every point has
 * one, else seconds since `startedAt` (ms since the epoch).
 */
export function plotsOf(series: readonly MetricSeries[], startedAt: number): readonly Plot[] {
  const groups = new Map<string, MetricSeries[]>();
  const hostsLast = series.toSorted((a, b) => Number(a.source === 'instance') - Number(b.source === 'instance'));
  for (const one of hostsLast) {
    if (one.source === 'log' && stepNames.has(one.name)) continue;
    const title = one.source === 'instance' ? 'Instance, percent' : (one.name.split(':').at(-1) ?? one.name);
    groups.set(title, [...(groups.get(title) ?? []), one]);
  }
  return [...groups].map(([title, members]) => plot(title, members, startedAt));
}

function plot(title: string, members: readonly MetricSeries[], startedAt: number): Plot {
  const stepped = members.every(({ points }) => points.every(({ step }) => step !== null));
  // CloudWatch gives the second a value belongs to, so a job begins with the second it started in.
  const start = Math.floor(startedAt / 1000) * 1000;
  const x = (point: MetricPoint) => (stepped ? (point.step ?? 0) : (point.at - start) / 1000);
  return {
    title,
    xLabel: stepped ? 'epoch' : 'second',
    series: members.map(({ name, source, points }) => ({
      label: source === 'instance' ? name.replace(/Utilization\b/, '') : shortName(name, title),
      points: points.map((point) => ({ x: x(point), y: point.value })),
    })),
  };
}

/** What of `train:loss` the plot's title "loss" does not say already. */
function shortName(name: string, title: string): string {
  return name.endsWith(`:${title}`) ? name.slice(0, -title.length - 1) : name;
}
