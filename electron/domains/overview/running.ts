import { localPriceRegion } from '../../../shared/model/bill';
import { endpointStatusLooks } from '../../../shared/model/endpoint-status';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import { formatUsdRate } from '../../../shared/model/format';
import { jobDoing, statusLooks } from '../../../shared/model/job-status';
import type { Overview, Running } from '../../../shared/model/overview';
import { type Fleet, hourlyUsd, type PriceScope } from '../../../shared/model/price';
import type { TrainingJobSummary } from '../../../shared/model/training-job';
import type { Lists } from './lists';

/** What runs or stands now, the newest first. */
export function runningOf(lists: Lists, prices: PriceScope): readonly Running[] {
  const jobs = lists.jobs.items
    .filter(({ status }) => status === 'InProgress' || status === 'Stopping')
    .map((job) => ({
      thing: { kind: 'job' as const, name: job.name },
      doing: jobDoing(job) ?? statusLooks[job.status].word,
      since: job.startedAt ?? job.createdAt,
      usdPerHour: hourlyUsd(prices, 'training', fleetOf(job)),
    }));
  const processing = lists.processing.items
    .filter(({ status }) => status === 'InProgress' || status === 'Stopping')
    .map((job) => ({
      thing: { kind: 'processing-job' as const, name: job.name },
      doing: job.statusMessage ?? (job.status === 'Stopping' ? 'Stopping' : 'In progress'),
      since: job.startedAt ?? job.createdAt,
      // Its list names no instance, and one of the local workspace costs nothing whatever it is.
      usdPerHour: prices.kind === 'local' ? 0 : null,
    }));
  const endpoints = lists.endpoints.items
    .filter(({ status }) => status !== 'Failed' && status !== 'OutOfService')
    .map(({ createdAt, name, status, view }) => ({
      thing: { kind: 'endpoint' as const, name },
      doing: endpointStatusLooks[status].word,
      since: createdAt,
      usdPerHour: hourlyUsd(prices, 'hosting', endpointFleet(view)),
    }));
  const promotions = lists.promotions
    .filter(({ endedAt }) => endedAt === null)
    .map(({ endpoint, id, startedAt, version }) => ({
      thing: { kind: 'promotion' as const, name: id },
      doing: version === null ? `${endpoint} goes back` : `${version} moves to ${endpoint}`,
      since: startedAt,
      usdPerHour: 0,
    }));
  return [...jobs, ...processing, ...promotions, ...endpoints].sort((a, b) => b.since - a.since);
}

/** What all of it costs an hour, and how far that is known. */
export function costOf(running: readonly Running[], lists: Lists, prices: PriceScope): Overview['cost'] {
  if (prices.kind === 'local') return { usdPerHour: 0, note: localNote(lists, prices) };
  if (running.length === 0) return { usdPerHour: 0, note: 'Nothing runs. What lies in S3 is billed by size.' };
  const known = running.flatMap(({ usdPerHour }) => usdPerHour ?? []);
  const sum = known.reduce((total, price) => total + price, 0);
  if (known.length === running.length) return { usdPerHour: sum, note: 'While it runs as it does now.' };
  const missing = running.length - known.length;
  return {
    usdPerHour: null,
    note: `${known.length === 0 ? 'It is billed by the hour' : `At least ${formatUsdRate(sum)} an hour`}; the price of ${missing} of ${running.length} is not known here.`,
  };
}

/** What runs here costs nothing; how much AWS would charge for it is said as far as it is known. */
function localNote(lists: Lists, prices: PriceScope): string {
  const nothing = 'Everything runs on this machine and costs nothing.';
  const aws = runningOf(lists, { ...prices, kind: 'aws', region: localPriceRegion });
  const known = aws.flatMap(({ thing, usdPerHour }) => (thing.kind === 'promotion' ? [] : (usdPerHour ?? [])));
  if (known.length === 0) return nothing;
  const least = known.length < aws.filter(({ thing }) => thing.kind !== 'promotion').length ? 'at least ' : '';
  const sum = known.reduce((total, price) => total + price, 0);
  return `${nothing} AWS would charge ${least}${formatUsdRate(sum)} an hour in ${localPriceRegion}.`;
}

function fleetOf({ instanceCount, instanceType }: TrainingJobSummary): readonly Fleet[] {
  return instanceType === null || instanceCount === undefined ? [] : [{ instanceType, count: instanceCount }];
}

function endpointFleet(view: EndpointView | null): readonly Fleet[] {
  const count = (name: string, asked: number): number =>
    view?.endpoint.variants.find((one) => one.name === name)?.desiredInstances ?? asked;
  return (view?.config?.variants ?? []).map(({ initialInstances, instanceType, name }) => ({
    instanceType,
    count: count(name, initialInstances),
  }));
}
