import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { batches } from './batches';

const limits = { windowMilliseconds: 10, maximumItems: 3 };

async function collect<T>(source: AsyncIterable<readonly T[]>): Promise<(readonly T[])[]> {
  const all: (readonly T[])[] = [];
  for await (const batch of source) all.push(batch);
  return all;
}

describe('batches', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('closes a batch when it is full and keeps the order', async () => {
    async function* source() {
      for (let index = 0; index < 7; index += 1) yield index;
    }
    expect(await collect(batches(source(), limits))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
  });

  test('shows what came before a failure, then fails', async () => {
    async function* source() {
      yield 1;
      throw new Error('broken');
    }
    const reader = batches(source(), limits);
    expect(await reader.next()).toEqual({ done: false, value: [1] });
    await expect(reader.next()).rejects.toThrow('broken');
  });

  test('pulls nothing while nobody asks', async () => {
    let pulled = 0;
    async function* source() {
      for (;;) {
        pulled += 1;
        yield pulled;
      }
    }
    const reader = batches(source(), limits);
    await reader.next();
    expect(pulled).toBe(3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(pulled).toBe(3);
  });

  test('tells the source when its reader has enough', async () => {
    let ended = false;
    async function* source() {
      try {
        for (;;) yield 1;
      } finally {
        ended = true;
      }
    }
    const reader = batches(source(), limits);
    await reader.next();
    await reader.return();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toBe(true);
  });
});

test('closes a batch a while after its first item, and the next item opens the next one', async () => {
  let release: (value: number) => void = () => undefined;
  async function* source() {
    yield 1;
    yield await new Promise<number>((resolve) => {
      release = resolve;
    });
  }
  const reader = batches(source(), limits);
  expect(await reader.next()).toEqual({ done: false, value: [1] });
  const second = reader.next();
  release(2);
  expect(await second).toEqual({ done: false, value: [2] });
  expect((await reader.next()).done).toBe(true);
});
