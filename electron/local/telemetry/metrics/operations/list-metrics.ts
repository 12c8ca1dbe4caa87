import { readToken, writeToken } from '../../page-token';
import type { Metric } from '../metric-store';
import { invalidNextToken, type MetricsContext } from './context';

interface DimensionFilter {
  readonly Name: string;
  readonly Value?: string;
}

const PAGE_METRICS = 500;
const RECENT_SECONDS = 3 * 3_600;

/** Metrics in the order they first appeared, 500 a page. */
export function listMetrics(
  { metrics, clock }: MetricsContext,
  input: {
    readonly Namespace?: string;
    readonly MetricName?: string;
    readonly Dimensions?: readonly DimensionFilter[];
    readonly NextToken?: string;
    readonly RecentlyActive?: 'PT3H';
  },
): Record<string, unknown> {
  const place = input.NextToken === undefined ? [0] : readToken('l/', ['number'], input.NextToken);
  if (place === null) throw invalidNextToken();
  const query = {
    namespace: input.Namespace ?? null,
    name: input.MetricName ?? null,
    activeSince: input.RecentlyActive === undefined ? 0 : Math.floor(clock() / 1000) - RECENT_SECONDS,
    limit: PAGE_METRICS,
  };
  const found: Metric[] = [];
  let after = place[0] as number;
  while (found.length <= PAGE_METRICS) {
    const page = metrics.list({ ...query, after });
    found.push(...page.filter(({ dimensions }) => hasDimensions(dimensions, input.Dimensions ?? [])));
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE_METRICS) break;
  }
  const page = found.slice(0, PAGE_METRICS);
  return {
    Metrics: page.map(present),
    NextToken: found.length > PAGE_METRICS ? writeToken('l/', [page.at(-1)?.id ?? 0]) : undefined,
  };
}

/** A filter without a value asks only that the dimension be there. */
function hasDimensions(dimensions: Readonly<Record<string, string>>, filters: readonly DimensionFilter[]): boolean {
  return filters.every(
    ({ Name, Value }) => Object.hasOwn(dimensions, Name) && (Value === undefined || dimensions[Name] === Value),
  );
}

function present(metric: Metric): Record<string, unknown> {
  return {
    Namespace: metric.namespace,
    MetricName: metric.name,
    Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
  };
}
