import { expect, test } from 'vitest';
import { inheritedDescriptors } from './inherited-descriptors';

const own = new Map([
  [0, '/dev/null'],
  [1, 'pipe:[1]'],
  [3, 'socket:[10]'],
  [4, 'socket:[20]'],
  [5, 'pipe:[30]'],
  [6, 'anon_inode:[eventpoll]'],
  [7, '/runtime/icudtl.dat'],
  [8, '/home/chromium/LOCK'],
  [9, '/dev/shm/.org.chromium (deleted)'],
  [10, '/dev/null'],
  [11, '/home/local/own.db'],
]);

test('what the starter has open too is inherited; streams, the runtime and what is new are not', () => {
  const starters = new Map([
    [1, 'pipe:[1]'],
    [50, 'socket:[10]'],
    [51, 'pipe:[30]'],
    [52, 'anon_inode:[eventpoll]'],
    [53, '/runtime/icudtl.dat'],
    [54, '/home/chromium/LOCK'],
    [55, '/dev/shm/.org.chromium (deleted)'],
    [56, '/dev/null'],
  ]);
  expect(inheritedDescriptors(own, starters, '/runtime')).toEqual([3, 5, 8, 9]);
});

test('a starter that is gone leaves everything as it is', () => {
  expect(inheritedDescriptors(own, new Map(), '/runtime')).toEqual([]);
});
