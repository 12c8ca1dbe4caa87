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
  [11, 'pipe:[40]'],
]);

test('files, sockets and the starter’s pipes are inherited; streams, the runtime and own pipes are not', () => {
  const starters = new Map([
    [1, 'pipe:[1]'],
    [51, 'pipe:[30]'],
    [52, 'anon_inode:[eventpoll]'],
    [53, '/runtime/icudtl.dat'],
  ]);
  expect(inheritedDescriptors(own, starters, '/runtime', 4)).toEqual([3, 5, 8, 9]);
});

test('without a starter to look at, pipes are left alone', () => {
  expect(inheritedDescriptors(own, new Map(), '/runtime', null)).toEqual([3, 4, 8, 9]);
});
