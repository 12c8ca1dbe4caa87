import { endpointStatusLooks } from '../../../shared/model/endpoint-status';
import { jobDoing, statusLooks } from '../../../shared/model/job-status';
import type { Overview, Running } from '../../../shared/model/overview';
import { endpointPriceOf, priceOf } from '../../../shared/model/price';
import type { Workspace } from '../../../shared/model/workspace';
import type { Lists } from './lists';

/** What runs or stands now, the newest first. */
export function runningOf(lists: Lists, kind: Workspace['kind']): readonly Running[] {
  const jobs = lists.jobs.items
    .filter(({ status }) => status === 'InProgress' || status === 'Stopping')
    .map((job) => ({
      thing: { kind: 'job' as const, name: job.name },
      doing: jobDoing(job) ?? statusLooks[job.status].word,
      since: job.startedAt ?? job.createdAt,
      usdPerHour: priceOf(kind, { instanceType: job.instanceType ?? 'its instance' }).usdPerHour,
    }));
  const processing = lists.processing.items
    .filter(({ status }) => status === 'InProgress' || status === 'Stopping')
    .map((job) => ({
      thing: { kind: 'processing-job' as const, name: job.name },
      doing: job.statusMessage ?? (job.status === 'Stopping' ? 'Stopping' : 'In progress'),
      since: job.startedAt ?? job.createdAt,
      usdPerHour: priceOf(kind, { instanceType: 'its instance' }).usdPerHour,
    }));
  const endpoints = lists.endpoints.items
    .filter(({ status }) => status !== 'Failed' && status !== 'OutOfService')
    .map(({ createdAt, name, status, view }) => ({
      thing: { kind: 'endpoint' as const, name },
      doing: endpointStatusLooks[status].word,
      since: createdAt,
      usdPerHour: endpointPriceOf(kind, view?.config?.variants ?? []).usdPerHour,
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
export function costOf(running: readonly Running[], kind: Workspace['kind']): Overview['cost'] {
  if (kind === 'local') return { usdPerHour: 0, note: 'Everything runs on this machine and costs nothing.' };
  if (running.length === 0) return { usdPerHour: 0, note: 'Nothing runs. What lies in S3 is billed by size.' };
  const prices = running.map(({ usdPerHour }) => usdPerHour);
  const known = prices.every((price) => price !== null);
  return known
    ? {
        usdPerHour: prices.reduce<number>((sum, price) => sum + (price ?? 0), 0),
        note: 'While it runs as it does now.',
      }
    : { usdPerHour: null, note: 'It is billed by the hour; prices are not known here, see the SageMaker price list.' };
}
