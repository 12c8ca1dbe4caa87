import type { Failure } from '../../../shared/errors/result';
import { versionLabel } from '../../../shared/model/model-version';
import { nextStep } from '../../../shared/model/next-step';
import type { Overview } from '../../../shared/model/overview';
import type { PriceScope } from '../../../shared/model/price';
import type { Resource } from '../../../shared/model/thing';
import type { Instant } from '../../../shared/model/time';
import { attentionOf, type Looked, type StoreRoom } from './attention';
import type { Lists } from './lists';
import { costOf, runningOf } from './running';

interface AssembleOptions {
  readonly prices: PriceScope;
  readonly looked: Looked;
  readonly room: StoreRoom;
  readonly failures: ReadonlyMap<string, Failure>;
  readonly now: Instant;
}

/** The workspace as Home shows it, from its lists. */
export function assemble(lists: Lists, { failures, looked, now, prices, room }: AssembleOptions): Overview {
  const running = runningOf(lists, prices);
  const listed = [lists.datasets, lists.jobs, lists.processing, lists.endpoints, lists.groups];
  const times = listed.map(({ fetchedAt }) => fetchedAt);
  return {
    counts: {
      datasets: new Set(lists.datasets.items.map(({ dataset }) => dataset)).size,
      jobs: lists.jobs.items.length,
      processingJobs: lists.processing.items.length,
      modelGroups: lists.groups.items.length,
      modelVersions: lists.versions.length,
      endpointsInService: lists.endpoints.items.filter(({ status }) => status === 'InService').length,
      endpoints: lists.endpoints.items.length,
      conversations: lists.conversations.length,
    },
    running,
    cost: costOf(running, lists, prices),
    attention: attentionOf(lists, looked, room, now),
    next: nextStep({
      datasets: lists.datasets.items.map(({ dataset, status, version }) => ({ name: `${dataset}@${version}`, status })),
      jobs: lists.jobs.items,
      versions: newestFirst(lists.versions).map((version) => ({ ...version, name: versionLabel(version) })),
      endpoints: lists.endpoints.items.map(({ name, status, view }) => ({
        name,
        status,
        serves: (view?.models ?? []).flatMap(({ packageArn }) => (packageArn === null ? [] : [packageArn])),
      })),
      conversations: lists.conversations.length,
      preparesTranscripts: prices.kind === 'local',
    }),
    unread: [...failures].map(([what, { hint, message }]) => ({ what, why: `${message} ${hint}` })),
    fetchedAt: times.some((time) => time === null) ? null : Math.min(...times.map((time) => time ?? 0)),
    source: listed.every(({ source }) => source === 'live') ? 'live' : 'store',
  };
}

/** Everything that has a screen of its own, newest first. */
export function resourcesOf(lists: Lists): readonly Resource[] {
  const promotion = (verdict: string | undefined): string => verdict ?? 'InProgress';
  const all: Resource[] = [
    ...lists.datasets.items.map(({ createdAt, dataset, status, version }) => ({
      thing: { kind: 'dataset' as const, name: `${dataset}@${version}` },
      title: `${dataset} · ${version}`,
      state: status,
      createdAt,
      changedAt: createdAt,
    })),
    ...lists.jobs.items.map(({ createdAt, modifiedAt, name, status }) => ({
      thing: { kind: 'job' as const, name },
      title: name,
      state: status,
      createdAt,
      changedAt: modifiedAt,
    })),
    ...lists.processing.items.map(({ createdAt, modifiedAt, name, status }) => ({
      thing: { kind: 'processing-job' as const, name },
      title: name,
      state: status,
      createdAt,
      changedAt: modifiedAt,
    })),
    ...lists.groups.items.map(({ createdAt, name }) => ({
      thing: { kind: 'model-group' as const, name },
      title: name,
      state: '',
      createdAt,
      changedAt: createdAt,
    })),
    ...lists.versions.map((version) => ({
      thing: { kind: 'model-version' as const, name: versionLabel(version) },
      title: versionLabel(version),
      state: version.approval,
      createdAt: version.createdAt,
      changedAt: version.createdAt,
    })),
    ...lists.endpoints.items.map(({ createdAt, modifiedAt, name, status }) => ({
      thing: { kind: 'endpoint' as const, name },
      title: name,
      state: status,
      createdAt,
      changedAt: modifiedAt,
    })),
    ...lists.promotions.map(({ endedAt, endpoint, id, startedAt, verdict, version }) => ({
      thing: { kind: 'promotion' as const, name: id },
      title: version === null ? `${endpoint}: back` : `${version} to ${endpoint}`,
      state: promotion(verdict?.kind),
      createdAt: startedAt,
      changedAt: endedAt ?? startedAt,
    })),
    ...lists.conversations.map(({ changedAt, createdAt, id, title }) => ({
      thing: { kind: 'conversation' as const, name: id },
      title,
      state: '',
      createdAt,
      changedAt,
    })),
  ];
  return all.sort((a, b) => b.changedAt - a.changedAt);
}

function newestFirst<T extends { readonly createdAt: Instant }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => b.createdAt - a.createdAt);
}
