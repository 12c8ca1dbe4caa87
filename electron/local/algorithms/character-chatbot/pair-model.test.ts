import { describe, expect, it } from 'vitest';
import type { Bags } from './bags';
import { dot, PairModel, type Pairs, vectorsOf } from './pair-model';

/** Row r has the features r and, of weight 0.6, one that all share. */
function bags(rows: number): Bags {
  const entries = Array.from({ length: rows }, (_, r) => [r, rows]).flat();
  return {
    rowStarts: Int32Array.from({ length: rows + 1 }, (_, r) => 2 * r),
    ids: Int32Array.from(entries),
    values: Float32Array.from(entries, (id) => (id === rows ? 0.6 : 0.8)),
  };
}

const pairs: Pairs = { contexts: bags(6), replies: bags(6), replyOf: Int32Array.from([3, 0, 5, 1, 4, 2]) };
const rows = Int32Array.from(pairs.replyOf.keys());
const settings = { scale: 8, dropout: { seed: 1, share: 0 } };

function fresh(): PairModel {
  const model = new PairModel(7, 7, 8);
  model.begin(3);
  return model;
}

describe('PairModel', () => {
  it('goes down the loss’s true gradient', () => {
    const model = fresh();
    // Far enough out that tanh bends.
    for (const { embeddings } of [model.contexts, model.replies])
      for (let i = 0; i < embeddings.length; i++) embeddings[i] = 40 * (embeddings[i] as number);
    const { embeddings } = model.contexts;
    const loss = (): number => model.step(pairs, rows, [], { ...settings, learningRate: 0 });
    // The features of row 2 of the contexts; nothing else has feature 2.
    const slope = Array.from({ length: 8 }, (_, d) => {
      const at = 2 * 8 + d;
      const kept = embeddings[at] as number;
      embeddings[at] = kept + 1e-3;
      const above = loss();
      embeddings[at] = kept - 1e-3;
      const below = loss();
      embeddings[at] = kept;
      return above - below;
    });
    const before = embeddings.slice(16, 24);
    model.step(pairs, rows, [], { ...settings, learningRate: 1e-3 });
    const moved = before.map((value, d) => value - (embeddings[16 + d] as number));
    const length = (values: ArrayLike<number>): number =>
      Math.sqrt(dot(Float64Array.from(values), 0, Float64Array.from(values), 0, 8));
    const cosine = dot(Float64Array.from(moved), 0, Float64Array.from(slope), 0, 8) / length(moved) / length(slope);
    expect(cosine).toBeGreaterThan(0.999);
  });

  it('learns which reply belongs to which context', () => {
    const model = fresh();
    for (let i = 0; i < 200; i++) model.step(pairs, rows, [], { ...settings, learningRate: 0.05 });
    const [contexts, replies] = [vectorsOf(model.contexts, pairs.contexts), vectorsOf(model.replies, pairs.replies)];
    const best = [...rows].map((row) => {
      const scores = Array.from({ length: 6 }, (_, reply) => dot(contexts, row, replies, reply, 8));
      return scores.indexOf(Math.max(...scores));
    });
    expect(best).toEqual([...pairs.replyOf]);
  });

  it('does not count a reply of the same text as wrong', () => {
    const twice: Pairs = { ...pairs, replyOf: Int32Array.from([3, 3, 3, 3, 3, 3]) };
    expect(fresh().step(twice, rows, [], { ...settings, learningRate: 0 })).toBeCloseTo(0, 12);
    expect(fresh().step(twice, rows, [1], { ...settings, learningRate: 0 })).toBeGreaterThan(1);
  });
});
