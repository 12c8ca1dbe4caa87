import { expect, it } from 'vitest';
import { countRunning, emptyBoard, inOrder, mergeListing, withJob } from './board';
import type { Run } from './run';

interface Line extends Run {
  readonly program: string | null;
}

const kind = {
  withKnown: (listed: Line, known: Line): Line => ({ ...listed, program: listed.program ?? known.program }),
};
const line = (name: string, more: Partial<Line> = {}): Line => ({
  name,
  status: 'InProgress',
  createdAt: 1,
  modifiedAt: 1,
  program: null,
  ...more,
});
const described = withJob(emptyBoard<Line>(), line('a', { program: 'p', modifiedAt: 2 }));

it('keeps what a description told while the job is the same one', () => {
  const same = mergeListing(kind, described, [line('a', { modifiedAt: 2 })], 10, true);
  expect(same.jobs.get('a')).toMatchObject({ program: 'p' });
  const another = mergeListing(kind, described, [line('a', { createdAt: 5 })], 10, true);
  expect(another.jobs.get('a')).toMatchObject({ program: null });
});

it('believes an ended job more than a listing that lags behind', () => {
  const ended = withJob(described, line('a', { status: 'Completed', modifiedAt: 9 }));
  expect(mergeListing(kind, ended, [line('a', { modifiedAt: 3 })], 10, true).jobs.get('a')?.status).toBe('Completed');
  expect(mergeListing(kind, ended, [line('a', { modifiedAt: 9 })], 10, true).jobs.get('a')?.status).toBe('InProgress');
});

it('forgets what a whole listing does not name, and nothing else', () => {
  expect([...mergeListing(kind, described, [line('b')], 10, true).jobs.keys()]).toEqual(['b']);
  expect([...mergeListing(kind, described, [line('b')], 10, false).jobs.keys()]).toEqual(['a', 'b']);
});

it('counts what runs, and shows the newest first', () => {
  const board = mergeListing(
    kind,
    emptyBoard<Line>(),
    [line('a'), line('c', { createdAt: 3, status: 'Stopping' }), line('b', { createdAt: 3, status: 'Failed' })],
    10,
    true,
  );
  expect(countRunning(board)).toBe(2);
  expect(inOrder(board).map(({ name }) => name)).toEqual(['b', 'c', 'a']);
});
