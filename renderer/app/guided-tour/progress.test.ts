import { describe, expect, it } from 'vitest';
import type { Resource, Thing } from '../../../shared/model/thing';
import { madeOf, type Progress, withMade } from './progress';
import { tourSteps } from './steps';

const resource = (kind: Thing['kind'], name: string, createdAt: number, state = ''): Resource => ({
  thing: { kind, name },
  title: name,
  state,
  createdAt,
  changedAt: createdAt,
});
const began: Progress = { state: 'running', step: 0, since: 100, made: [] };

describe('the tour', () => {
  it('notes what was made since it began, in the order it was made, and never a thing twice', () => {
    const there = [resource('job', 'later', 130), resource('dataset', 'town@1', 120), resource('job', 'before', 90)];
    const noted = withMade(began, there);
    expect(noted.made.map(({ name }) => name)).toEqual(['town@1', 'later']);
    expect(withMade(noted, there)).toBe(noted);
    expect(withMade(began, [resource('promotion', 'p', 130)])).toBe(began);
  });

  it('looks at the last thing of a kind it made that is still there', () => {
    const progress = { ...began, made: ['a', 'b', 'c'].map((name) => ({ kind: 'job' as const, name })) };
    const there = [resource('job', 'a', 110), resource('job', 'b', 120), resource('job', 'other', 999)];
    expect(madeOf(progress, there, 'job')?.thing.name).toBe('b');
    expect(madeOf(progress, there, 'endpoint')).toBeNull();
  });

  it('leads from the data to a talk: each step has its place once what it needs is there', () => {
    const made: Readonly<Record<string, Resource>> = {
      dataset: resource('dataset', 'town@0123456789ab', 1, 'ready'),
      job: resource('job', 'voices', 2, 'Completed'),
      'model-version': resource('model-version', 'town/1', 3, 'Approved'),
      endpoint: resource('endpoint', 'demo', 4, 'InService'),
      conversation: resource('conversation', 'c0ffee', 5),
    };
    const workspace = { accountId: '123456789012', region: 'us-east-1' };
    const view = (all: boolean) => ({
      made: (kind: Thing['kind']) => (all ? (made[kind] ?? null) : null),
      workspace,
      bucket: 'b',
    });
    expect(tourSteps.map((step) => step.where(view(false)) === null)).toEqual([false, ...Array(8).fill(true)]);
    expect(tourSteps.every((step) => step.where(view(true)) !== null && step.isDone(view(true)))).toBe(true);
    expect(tourSteps.some((step) => step.isDone(view(false)))).toBe(false);
    expect(tourSteps[2]?.where(view(true))).toMatchObject({
      filled: { train: 's3://b/datasets/town/0123456789ab/prepared/dialogue/train.jsonl' },
    });
  });
});
