import type { Endpoint, LiveVariant } from '../../../../shared/model/endpoint';
import type { Promotion, PromotionSample } from '../../../../shared/model/promotion';
import type { Instant } from '../../../../shared/model/time';
import type { AwsWorkspace } from '../../aws-ports';
import type { VariantSeries } from '../../endpoints/ports';
import type { RecordedCall } from './recorder';

type Fleet = NonNullable<PromotionSample['fleets']>['old'];

/** Seconds; what a figure is summed over. */
const periodSeconds = 60;

/** What the alarms and both fleets' figures show now, beside a description that was just read. */
export async function takeSample(
  promotion: Promotion,
  endpoint: Endpoint,
  aws: AwsWorkspace,
  call: RecordedCall,
  now: Instant,
): Promise<PromotionSample> {
  const names = promotion.plan.alarms;
  const alarms =
    names.length === 0
      ? null
      : await call('DescribeAlarms', `${names.length} alarms`, () => aws.alarms.describe(names));
  return {
    at: now,
    status: endpoint.status,
    newShare: newShare(promotion, endpoint),
    live: endpoint.variants,
    pending: endpoint.pending?.variants ?? [],
    alarms: alarms?.ok ? alarms.data.map(({ name, state }) => ({ name, state })) : [],
    fleets: await readFleets(promotion, endpoint, aws, call, now),
  };
}

/** Before and after a deployment the live configuration takes it all; in between the weights of both fleets tell. */
export function newShare(promotion: Promotion, endpoint: Endpoint): number | null {
  if (endpoint.pending === null) return endpoint.configName === promotion.toConfig ? 1 : 0;
  const weight = (variants: readonly LiveVariant[]): number =>
    variants.reduce((sum, { currentWeight }) => sum + currentWeight, 0);
  const [live, pending] = [weight(endpoint.variants), weight(endpoint.pending.variants)];
  return live + pending === 0 ? null : pending / (live + pending);
}

/** Figures since the promotion began; the old fleet's are all figures less the new fleet's. */
async function readFleets(
  { endpoint: name, startedAt, toConfig }: Promotion,
  endpoint: Endpoint,
  aws: AwsWorkspace,
  call: RecordedCall,
  now: Instant,
): Promise<PromotionSample['fleets']> {
  const variants = endpoint.variants.map((variant) => variant.name);
  if (variants.length === 0) return null;
  const read = (configName?: string) =>
    call('GetMetricData', configName === undefined ? name : `${name}, fleet ${configName}`, () =>
      aws.endpointMonitor.series(name, variants, startedAt, now + 1_000, periodSeconds, configName),
    );
  const [all, fresh] = [await read(), await read(toConfig)];
  if (!all.ok || !fresh.ok) return null;
  const [total, renewed] = [fleetOf(all.data), fleetOf(fresh.data)];
  return {
    old: {
      requests: Math.max(0, total.requests - renewed.requests),
      errors: Math.max(0, total.errors - renewed.errors),
      latency: latencyWithout(total, renewed),
    },
    new: renewed,
  };
}

function fleetOf(series: readonly VariantSeries[]): Fleet {
  const sum = (metric: VariantSeries['metric']): number =>
    series
      .filter((one) => one.metric === metric && one.statistic === 'Sum')
      .reduce((total, { points }) => total + points.reduce((inner, { value }) => inner + value, 0), 0);
  const latencies = series
    .filter(({ metric, statistic }) => metric === 'ModelLatency' && statistic === 'Average')
    .flatMap(({ points }) => points.map(({ value }) => value));
  return {
    requests: sum('Invocations'),
    errors: sum('Invocation5XXErrors'),
    latency: latencies.length === 0 ? null : latencies.reduce((total, value) => total + value, 0) / latencies.length,
  };
}

/** The mean of the rest, weighted by requests. */
function latencyWithout(total: Fleet, part: Fleet): number | null {
  const rest = total.requests - part.requests;
  if (total.latency === null || rest <= 0) return null;
  if (part.latency === null) return total.latency;
  return Math.max(0, (total.latency * total.requests - part.latency * part.requests) / rest);
}
