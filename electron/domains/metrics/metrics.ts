import { CodedError } from '../../../shared/errors/coded-error';
import type { MetricSeries } from '../../../shared/model/metric-series';
import { guardStream } from '../guard';
import type { SharedByName } from '../shared-by-name';
import { whileRead } from '../while-read';
import type { MetricCollector } from './collector';
import type { MetricItem, MetricsDomain } from './contract';

export function createMetrics({ collectors }: { readonly collectors: SharedByName<MetricCollector> }): MetricsDomain {
  return {
    follow: (_scope, jobName, signal) => guardStream(whileRead(signal, (own) => follow(collectors, jobName, own))),
  };
}

async function* follow(
  collectors: SharedByName<MetricCollector>,
  jobName: string,
  signal: AbortSignal,
): AsyncGenerator<MetricItem> {
  const collector = collectors.use(jobName, signal);
  await collector.loaded();
  let shown: ReadonlyMap<string, MetricSeries> = new Map(collector.series);
  yield { kind: 'replace', series: [...shown.values()] };
  while (!signal.aborted) {
    const seen = collector.changes.version;
    const { ended } = collector;
    const added = newPoints(shown, collector.series);
    shown = new Map(collector.series);
    if (added.length > 0) yield { kind: 'append', series: added };
    if (collector.failure) throw new CodedError(collector.failure);
    if (ended) return;
    await collector.changes.changed(seen, signal);
  }
}

/** Points grow at the end only, so what is new is what lies behind the number shown. */
function newPoints(
  shown: ReadonlyMap<string, MetricSeries>,
  now: ReadonlyMap<string, MetricSeries>,
): readonly MetricSeries[] {
  return [...now].flatMap(([key, series]) => {
    const points = series.points.slice(shown.get(key)?.points.length ?? 0);
    return points.length === 0 ? [] : [{ ...series, points }];
  });
}
