import { describe, expect, it } from 'vitest';
import { emptyLists, type Lists } from '../overview/lists';
import { newsOf } from './news';

const listed = (...items: readonly unknown[]) => ({ items, fetchedAt: 1, source: 'live' as const });
const run = (name: string, status: string, createdAt = 1) => ({
  name,
  status,
  createdAt,
  modifiedAt: 50,
  startedAt: 10,
  endedAt: status === 'InProgress' ? null : 50,
  statusMessage: 'why',
});
const lists = (part: Readonly<Record<string, unknown>>): Lists => ({ ...emptyLists, ...part }) as Lists;
const titles = (before: Lists, after: Lists, since = 100) => newsOf(before, after, since).map(({ title }) => title);

describe('newsOf', () => {
  it('tells of a job that ended, once', () => {
    const before = lists({ jobs: listed(run('j', 'InProgress')) });
    const after = lists({ jobs: listed(run('j', 'Failed')) });
    expect(newsOf(before, after, 100)).toMatchObject([{ title: 'j failed', tone: 'error', detail: 'why', at: 50 }]);
    expect(newsOf(after, after, 100)).toEqual([]);
  });

  it('takes the first listing of a workspace for no news, and a run made and ended in between for some', () => {
    const old = lists({ jobs: listed(run('old', 'Completed', 5)) });
    expect(titles(emptyLists, old)).toEqual([]);
    expect(titles(emptyLists, lists({ processing: listed(run('quick', 'Completed', 200)) }))).toEqual([
      'quick completed',
    ]);
  });

  it('tells of another job of the same name', () => {
    const before = lists({ jobs: listed(run('j', 'Completed', 1)) });
    expect(titles(before, lists({ jobs: listed(run('j', 'Completed', 200)) }))).toEqual(['j completed']);
  });

  it('tells of an endpoint that serves, and leaves to a promotion what it does', () => {
    const endpoint = (status: string) => listed({ name: 'demo', status, createdAt: 1, modifiedAt: 9, view: null });
    const before = lists({ endpoints: endpoint('Updating') });
    const after = lists({ endpoints: endpoint('InService') });
    expect(titles(before, after)).toEqual(['demo is in service']);
    const promotion = { id: 'p', endpoint: 'demo', version: 'town/2', endedAt: null, verdict: null };
    const under = lists({ endpoints: endpoint('Updating'), promotions: [promotion] });
    const done = lists({
      endpoints: endpoint('InService'),
      promotions: [{ ...promotion, endedAt: 9, verdict: { kind: 'promoted', reason: 'read back', alarms: [], at: 9 } }],
    });
    expect(titles(under, done)).toEqual(['demo serves town/2']);
  });
});
