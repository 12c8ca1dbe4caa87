import { describe, expect, it } from 'vitest';
import { attentionOf } from './attention';
import type { Lists } from './lists';
import { emptyLists } from './lists';

const now = 10 * 86_400_000;
const room = { bytes: 10, budgetBytes: 100 };
const listed = <T>(...items: readonly unknown[]) => ({
  items: items as readonly T[],
  fetchedAt: now,
  source: 'live' as const,
});
const failed = (name: string, endedAt: number) => ({
  name,
  status: 'Failed',
  statusMessage: 'out of memory',
  endedAt,
  modifiedAt: endedAt,
});
const titles = (lists: Partial<Lists>, looked = {}, full = room) =>
  attentionOf({ ...emptyLists, ...lists }, looked, full, now).map(({ title }) => title);

describe('attentionOf', () => {
  it('names a failed job until somebody has looked at it after it failed', () => {
    const jobs = listed<Lists['jobs']['items'][number]>(failed('j', now - 1_000));
    expect(titles({ jobs })).toEqual(['j failed']);
    expect(titles({ jobs }, { 'job j': now - 2_000 })).toEqual(['j failed']);
    expect(titles({ jobs }, { 'job j': now - 500 })).toEqual([]);
  });

  it('says why a job failed in the service’s words, not what its last phase said', () => {
    const job = { ...failed('j', now - 1_000), failureReason: 'ClientError: no row' };
    const lists = { ...emptyLists, jobs: listed<Lists['jobs']['items'][number]>(job) };
    expect(attentionOf(lists, {}, room, now)).toMatchObject([{ title: 'j failed', detail: 'ClientError: no row' }]);
  });

  it('leaves failures of more than a week ago alone', () => {
    expect(titles({ jobs: listed(failed('j', now - 8 * 86_400_000)) })).toEqual([]);
  });

  it('names a data set that could not be prepared, and not its processing job as well', () => {
    const datasets = listed<Lists['datasets']['items'][number]>({
      dataset: 'town',
      version: '0123456789ab',
      status: 'failed',
      jobName: 'prepare-town',
      createdAt: now - 5,
      failure: 'no line was found',
    });
    const processing = listed<Lists['processing']['items'][number]>(failed('prepare-town', now - 4));
    expect(titles({ datasets, processing })).toEqual(['The data set town could not be prepared']);
  });

  it('names the last promotion of an endpoint when it went wrong, and one that waits even after a look', () => {
    const promotion = (id: string, kind: string, at: number) => ({
      id,
      endpoint: 'demo',
      version: 'town/2',
      startedAt: at,
      verdict: { kind, reason: 'an alarm went off', alarms: [], at },
    });
    const of = (...all: readonly unknown[]) => ({ promotions: all as Lists['promotions'] });
    expect(titles(of(promotion('b', 'promoted', now - 1), promotion('a', 'failed', now - 2)))).toEqual([]);
    expect(titles(of(promotion('a', 'rolled-back', now - 2)))).toEqual(['The promotion to demo was rolled back']);
    const waits = of(promotion('a', 'unknown', now - 2));
    expect(titles(waits, { 'promotion a': now })).toEqual(['The promotion to demo waits for a person']);
  });

  it('puts errors first, and says when the store is over its budget', () => {
    const versions = [
      {
        group: 'town',
        version: 1,
        approval: 'PendingManualApproval',
        status: 'Completed',
        createdAt: now - 1,
        description: null,
      },
    ] as unknown as Lists['versions'];
    const jobs = listed<Lists['jobs']['items'][number]>(failed('j', now - 1_000));
    expect(titles({ versions, jobs }, {}, { bytes: 101, budgetBytes: 100 })).toEqual([
      'j failed',
      'The offline store is over its budget',
      'town/1 waits for approval',
    ]);
    expect(titles({}, {}, { bytes: 101, budgetBytes: null as unknown as number })).toEqual([]);
  });
});
