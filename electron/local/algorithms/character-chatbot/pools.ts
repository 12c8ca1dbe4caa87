import { Random } from '../shared/random';
import type { Line } from './dialogue';
import type { ReplyTable } from './reply-table';

/** Candidates a held-out reply is ranked among, itself included. */
export const POOL_SIZE = 100;
/** More held-out replies than these do not make the figures better, only the epochs slower. */
const MAX_POOLS = 2_000;

/** A held-out line and the replies it is ranked among: rows of the table, its own first. */
export interface Pool {
  readonly line: Line;
  readonly candidates: Int32Array;
}

/**
 * One fixed pool a held-out line: its own reply and up to 99 other things its character says, drawn by the seed. Only
 * replies of the same character, so that knowing who speaks does not help; held-out ones as far as they go, then such to
 * learn from: a ranker could tell a reply it never saw from those it learnt, without a thought of the context. A line whose
 * character says nothing else has no pool.
 */
export function makePools(table: ReplyTable, heldOut: readonly Line[], seed: number): readonly Pool[] {
  const random = Random.fromSeed((seed ^ 0x6c078965) >>> 0);
  const chosen = Int32Array.from(heldOut.keys());
  if (chosen.length > MAX_POOLS) random.shuffle(chosen);
  const heldOutRows = new Set(heldOut.map((line) => table.rowOf(line)));
  return [...chosen.subarray(0, MAX_POOLS)]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const line = heldOut[index] as Line;
      const own = table.rowOf(line);
      const others = (table.byCharacter[table.characterOf[own] as number] as Int32Array).filter((row) => row !== own);
      if (others.length === 0) return [];
      const like = others.filter((row) => heldOutRows.has(row));
      const unlike = others.filter((row) => !heldOutRows.has(row));
      const drawn = [...draw(like, POOL_SIZE - 1, random)];
      drawn.push(...draw(unlike, POOL_SIZE - 1 - drawn.length, random));
      return [{ line, candidates: Int32Array.from([own, ...drawn]) }];
    });
}

/** Up to `count` of the items, each at most once; they are reordered. */
function draw(items: Int32Array, count: number, random: Random): Int32Array {
  const drawn = Math.min(count, items.length);
  for (let i = 0; i < drawn; i++) {
    const j = i + random.below(items.length - i);
    const kept = items[i] as number;
    items[i] = items[j] as number;
    items[j] = kept;
  }
  return items.subarray(0, drawn);
}
