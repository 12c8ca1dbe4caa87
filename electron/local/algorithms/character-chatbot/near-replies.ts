import { Random } from '../shared/random';
import { Bm25 } from './bm25';
import type { Line } from './dialogue';
import { dot, type PairModel, type Pairs, vectorsOf } from './pair-model';
import type { ReplyTable } from './reply-table';

/** Hard negatives kept for each row: as many found by shared words as by the model. */
export const NEAR_BM25 = 8;
export const NEAR_MINED = 8;
export const NEAR = NEAR_BM25 + NEAR_MINED;
/** The very nearest are often as right as the true reply, said in other words. */
const SKIPPED = 4;
/** Searched in so many replies of a character: the search is quadratic else. */
const MAX_SEARCHED = 2_000;
const NONE = -1;

/** Replies of each character, to learn from, that near ones are searched among. */
export function searchedReplies(table: ReplyTable, seed: number): readonly Int32Array[] {
  const random = Random.fromSeed((seed ^ 0x1f83d9ab) >>> 0);
  return table.byCharacter.map((all) => {
    const learnt = all.filter((row) => row < table.learnt);
    if (learnt.length <= MAX_SEARCHED) return learnt;
    random.shuffle(learnt);
    return learnt.slice(0, MAX_SEARCHED).sort();
  });
}

/** `[row * NEAR + i]`, rows of replies; the places of mined ones hold NONE until the first search. */
export function nearByWords(
  lines: readonly Line[],
  replyOf: Int32Array,
  table: ReplyTable,
  searched: readonly Int32Array[],
): Int32Array {
  const near = new Int32Array(lines.length * NEAR).fill(NONE);
  const indexes = searched.map((rows) => new Bm25([...rows].map((row) => table.texts[row] as string)));
  lines.forEach((line, i) => {
    const own = replyOf[i] as number;
    const character = table.characterOf[own] as number;
    const scores = (indexes[character] as Bm25).scores(line.context.map(({ text }) => text).join(' '));
    const best = nearest(searched[character] as Int32Array, scores, own, NEAR_BM25, Number.MIN_VALUE);
    near.set(best, i * NEAR);
  });
  return near;
}

/** Puts what the model ranks high and should not in the places of mined replies. */
export function mine(
  model: PairModel,
  pairs: Pairs,
  table: ReplyTable,
  searched: readonly Int32Array[],
  near: Int32Array,
): void {
  const contexts = vectorsOf(model.contexts, pairs.contexts);
  const vectors = searched.map((rows) => vectorsOf(model.replies, pairs.replies, rows));
  for (let row = 0; row < pairs.replyOf.length; row++) {
    const own = pairs.replyOf[row] as number;
    const character = table.characterOf[own] as number;
    const rows = searched[character] as Int32Array;
    const scores = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++)
      scores[i] = dot(contexts, row, vectors[character] as Float32Array, i, model.dimensions);
    const best = nearest(rows, scores, own, SKIPPED + NEAR_MINED, Number.NEGATIVE_INFINITY);
    const from = Math.min(SKIPPED, Math.max(0, best.length - NEAR_MINED));
    near.fill(NONE, row * NEAR + NEAR_BM25, (row + 1) * NEAR);
    near.set(best.slice(from), row * NEAR + NEAR_BM25);
  }
}

/** The wrong replies of a batch: for each row some of its near ones. `draws[row * perRow + i]` are random numbers. */
export function wrongReplies(near: Int32Array, rows: Int32Array, draws: Uint32Array, perRow: number): number[] {
  const wrong: number[] = [];
  for (const row of rows) {
    const known = near.subarray(row * NEAR, (row + 1) * NEAR).filter((reply) => reply !== NONE);
    if (known.length === 0) continue;
    for (let i = 0; i < perRow; i++) wrong.push(known[(draws[row * perRow + i] as number) % known.length] as number);
  }
  return wrong;
}

/** Up to `count` of `rows` by falling score, without `own`; of equal scores the first. */
function nearest(rows: Int32Array, scores: Float64Array, own: number, count: number, least: number): number[] {
  const best: number[] = [];
  const bestScores: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const score = scores[i] as number;
    if (score < least || rows[i] === own) continue;
    if (best.length === count && score <= (bestScores[count - 1] as number)) continue;
    let at = best.length;
    while (at > 0 && (bestScores[at - 1] as number) < score) at--;
    best.splice(at, 0, rows[i] as number);
    bestScores.splice(at, 0, score);
    if (best.length > count) {
      best.pop();
      bestScores.pop();
    }
  }
  return best;
}
