import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrate, openDatabase } from '../storage/database';
import { type ListTrainingJobsRequest, listTrainingJobs } from './list-training-jobs';
import { PageTokens } from './page-tokens';
import { controlMigrations } from './schema';
import { ControlBench, jobRequest } from './testing/control-bench';
import type { TrainingJobRequest } from './training-job-request';
import { TrainingJobStore } from './training-job-store';

const STATUSES = ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'] as const;
const PLANS = [
  'arn:aws:sagemaker:us-east-1:123456789012:training-plan/p',
  'arn:aws:sagemaker:us-east-1:123456789012:training-plan/q',
];

interface Row {
  readonly name: string;
  readonly created: number;
  readonly modified: number;
  readonly status: (typeof STATUSES)[number];
  readonly plan: string | undefined;
}

/** Few distinct values, so that ties and filters that hit are common. */
const row = fc.record({
  name: fc.stringMatching(/^[aAb1](-?[aAb1]){0,3}$/),
  created: fc.integer({ min: 1000, max: 1005 }),
  modified: fc.integer({ min: 1005, max: 1010 }),
  status: fc.constantFrom(...STATUSES),
  plan: fc.constantFrom(undefined, ...PLANS),
});
const rows = fc.uniqueArray(row, { maxLength: 25, selector: ({ name }) => name.toLowerCase() });
// freq is one over the chance of undefined.
const moment = (min: number, max: number) =>
  fc.option(
    fc.integer({ min, max }).map((ms) => new Date(ms)),
    { nil: undefined, freq: 2 },
  );
const rare = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const question = fc.record({
  CreationTimeAfter: moment(999, 1004),
  CreationTimeBefore: moment(1002, 1007),
  LastModifiedTimeAfter: moment(1004, 1009),
  LastModifiedTimeBefore: moment(1006, 1012),
  NameContains: rare(fc.constantFrom('a', 'A', 'b', '1-')),
  StatusEquals: rare(fc.constantFrom(...STATUSES)),
  SortBy: rare(fc.constantFrom('Name' as const, 'CreationTime' as const, 'Status' as const)),
  SortOrder: rare(fc.constantFrom('Ascending' as const, 'Descending' as const)),
  TrainingPlanArnEquals: rare(fc.constantFrom(...PLANS)),
  MaxResults: rare(fc.integer({ min: 1, max: 7 })),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

function storeOf(jobs: readonly Row[]) {
  const database = openDatabase(':memory:', 'NORMAL');
  migrate(database, 'control', controlMigrations);
  const store = new TrainingJobStore(database);
  const insert = ({ name, created, modified, status, plan }: Row) => {
    const request = {
      TrainingJobName: name,
      ...(plan === undefined ? {} : { ResourceConfig: { TrainingPlanArn: plan } }),
    };
    store.insert(request as unknown as TrainingJobRequest, `arn:${name.toLowerCase()}`, [], '', created);
    const job = store.find(name);
    if (job !== null) store.change(job, { status, secondaryStatus: 'Training', message: '', at: modified });
  };
  jobs.forEach(insert);
  return { database, store, insert, tokens: new PageTokens(database) };
}

function requestOf(question: Question): ListTrainingJobsRequest {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
}

/** The reference's sentences, over an array. */
function model(jobs: readonly Row[], asked: Question): string[] {
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  const key = { Name: 'name', CreationTime: 'created', Status: 'status' } as const;
  const field = key[asked.SortBy ?? 'CreationTime'];
  const sorted = jobs
    .map((job, index) => ({ ...job, index }))
    .filter(({ created }) => asked.CreationTimeAfter === undefined || created > asked.CreationTimeAfter.getTime())
    .filter(({ created }) => asked.CreationTimeBefore === undefined || created < asked.CreationTimeBefore.getTime())
    .filter(
      ({ modified }) => asked.LastModifiedTimeAfter === undefined || modified > asked.LastModifiedTimeAfter.getTime(),
    )
    .filter(
      ({ modified }) => asked.LastModifiedTimeBefore === undefined || modified < asked.LastModifiedTimeBefore.getTime(),
    )
    .filter(({ name }) => name.includes(asked.NameContains ?? ''))
    .filter(({ plan }) => asked.TrainingPlanArnEquals === undefined || plan === asked.TrainingPlanArnEquals)
    .filter(({ status }) => asked.StatusEquals === undefined || status === asked.StatusEquals)
    .sort((a, b) => compare(a[field], b[field]) || a.index - b.index);
  const descending = asked.SortOrder === undefined ? field === 'created' : asked.SortOrder === 'Descending';
  return (descending ? sorted.reverse() : sorted).map(({ name }) => name);
}

function names(page: Record<string, unknown>): string[] {
  return (page.TrainingJobSummaries as { TrainingJobName: string }[]).map(({ TrainingJobName }) => TrainingJobName);
}

describe('ListTrainingJobs', () => {
  it('gives what the naive model gives, page by page, whatever is asked', () => {
    fc.assert(
      fc.property(rows, question, (jobs, asked) => {
        const { database, store, tokens } = storeOf(jobs);
        const found: string[] = [];
        let token: string | undefined;
        do {
          const page = listTrainingJobs(store, tokens, {
            ...requestOf(asked),
            ...(token === undefined ? {} : { NextToken: token }),
          });
          expect(names(page).length).toBeLessThanOrEqual(asked.MaxResults ?? 10);
          found.push(...names(page));
          token = page.NextToken as string | undefined;
        } while (token !== undefined);
        database.close();
        expect(found).toEqual(model(jobs, asked));
      }),
      { numRuns: 150 },
    );
  });

  it('neither repeats nor loses a job while others are created between pages', () => {
    fc.assert(
      fc.property(rows, rows, question, (jobs, newcomers, asked) => {
        const { database, store, insert, tokens } = storeOf(jobs);
        const taken = new Set(jobs.map(({ name }) => name.toLowerCase()));
        const late = newcomers.filter(({ name }) => !taken.has(name.toLowerCase()));
        const found: string[] = [];
        let token: string | undefined;
        do {
          const page = listTrainingJobs(store, tokens, {
            ...requestOf(asked),
            ...(token === undefined ? {} : { NextToken: token }),
          });
          found.push(...names(page));
          token = page.NextToken as string | undefined;
          const newcomer = late.shift();
          if (newcomer !== undefined) insert(newcomer);
        } while (token !== undefined);
        database.close();
        expect(new Set(found).size).toBe(found.length);
        expect(found.filter((name) => taken.has(name.toLowerCase()))).toEqual(model(jobs, asked));
      }),
      { numRuns: 100 },
    );
  });

  it('takes the page first and the status afterwards when both are asked', () => {
    const at = { modified: 1005, plan: undefined };
    const { store, tokens } = storeOf([
      { name: 'old', created: 1, status: 'Failed', ...at },
      { name: 'new', created: 2, status: 'Completed', ...at },
    ]);
    const page = listTrainingJobs(store, tokens, { StatusEquals: 'Failed', MaxResults: 1 });
    expect(names(page)).toEqual([]);
    expect(
      names(
        listTrainingJobs(store, tokens, { StatusEquals: 'Failed', MaxResults: 1, NextToken: String(page.NextToken) }),
      ),
    ).toEqual(['old']);
    expect(names(listTrainingJobs(store, tokens, { StatusEquals: 'Failed' }))).toEqual(['old']);
  });

  it('has no job with a warm pool', () => {
    const { store, tokens } = storeOf([{ name: 'a', created: 1, modified: 1, status: 'Completed', plan: undefined }]);
    expect(names(listTrainingJobs(store, tokens, { WarmPoolStatusEquals: 'Available' }))).toEqual([]);
  });

  it('refuses a token it did not give, or gave to another question; a restart does not matter', async () => {
    const bench = new ControlBench();
    for (const name of ['a', 'b', 'c']) await bench.send('CreateTrainingJob', jobRequest(name));
    const { NextToken } = await bench.send('ListTrainingJobs', { MaxResults: 1, SortBy: 'Name' });
    const invalid = /^ValidationException: Invalid pagination token/;
    expect(await bench.failure('ListTrainingJobs', { NextToken: 'x' })).toMatch(invalid);
    expect(await bench.failure('ListTrainingJobs', { NextToken: `${NextToken}A`, SortBy: 'Name' })).not.toMatch(
      /^accepted$/,
    );
    expect(await bench.failure('ListTrainingJobs', { NextToken, SortBy: 'Status' })).toMatch(invalid);
    bench.restart();
    expect(names(await bench.send('ListTrainingJobs', { NextToken, MaxResults: 2, SortBy: 'Name' }))).toEqual([
      'b',
      'c',
    ]);
    bench.close();
  });
});
