import { Random } from '../shared/random';

/**
 * Splits rows so that each class keeps its share: `fraction` of each class is held out, at least one row of every class
 * that has two. Both parts keep the rows' order.
 */
export function stratifiedSplit(
  classes: Int32Array,
  classCount: number,
  fraction: number,
  seed: number,
): { readonly train: number[]; readonly heldOut: number[] } {
  // A generator of its own: the split must not shift the order of the epochs.
  const random = Random.fromSeed((seed ^ 0x51ed270b) >>> 0);
  const isHeldOut = new Uint8Array(classes.length);
  for (let c = 0; c < classCount; c++) {
    const members = Int32Array.from(classes.keys()).filter((row) => classes[row] === c);
    random.shuffle(members);
    const count = Math.min(members.length - 1, Math.max(1, Math.round(members.length * fraction)));
    for (let i = 0; i < count; i++) isHeldOut[members[i] as number] = 1;
  }
  const train: number[] = [];
  const heldOut: number[] = [];
  for (const [row, held] of isHeldOut.entries()) (held ? heldOut : train).push(row);
  return { train, heldOut };
}
