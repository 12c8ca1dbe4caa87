import { Vocabulary } from '../shared/vocabulary';

/**
 * Rows of weighted features, each of unit length: entry e of row r (rowStarts[r] ≤ e < rowStarts[r + 1]) is feature
 * `ids[e]` with `values[e]`.
 */
export interface Bags {
  readonly rowStarts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Features of one row before they have ids: hashes with weights; the same hash may occur again. */
export class FeatureList {
  hashes = new Int32Array(512);
  weights = new Float32Array(512);
  count = 0;

  add(hash: number, weight: number): void {
    if (this.count === this.hashes.length) {
      const hashes = new Int32Array(this.count * 2);
      hashes.set(this.hashes);
      const weights = new Float32Array(this.count * 2);
      weights.set(this.weights);
      this.hashes = hashes;
      this.weights = weights;
    }
    this.hashes[this.count] = hash;
    this.weights[this.count++] = weight;
  }
}

/** The features a tower knows: those that enough of the rows to learn from have. */
export interface Features {
  readonly vocabulary: Vocabulary;
  /** ln(1 + rows / rows that have it), by id: a rare word says more than a frequent one. */
  readonly importance: Float32Array;
}

/** Chooses the features that at least `minCount` of the rows have. */
export function learnFeatures(
  count: number,
  { hashBits, minCount }: { readonly hashBits: number; readonly minCount: number },
  write: (row: number, into: FeatureList) => void,
): Features {
  const vocabulary = new Vocabulary(hashBits);
  const importance: number[] = [];
  countBuckets(count, hashBits, write).forEach((seen, bucket) => {
    if (seen < minCount) return;
    vocabulary.add(bucket);
    importance.push(Math.log(1 + count / seen));
  });
  return { vocabulary, importance: Float32Array.from(importance) };
}

/** Rows of `count` feature lists; `write` fills the list of one row, which is empty when it gets it. */
export function makeBags(
  count: number,
  hashBits: number,
  { vocabulary, importance }: Features,
  write: (row: number, into: FeatureList) => void,
): Bags {
  const mask = 2 ** hashBits - 1;
  const list = new FeatureList();
  const rowStarts = new Int32Array(count + 1);
  const allIds: number[] = [];
  const allValues: number[] = [];
  const weights = new Map<number, number>();
  for (let row = 0; row < count; row++) {
    list.count = 0;
    write(row, list);
    weights.clear();
    for (let i = 0; i < list.count; i++) {
      const id = vocabulary.get((list.hashes[i] as number) & mask);
      if (id < 0) continue;
      const weight = (list.weights[i] as number) * (importance[id] as number);
      weights.set(id, (weights.get(id) ?? 0) + weight);
    }
    let squares = 0;
    for (const weight of weights.values()) squares += weight * weight;
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (const [id, weight] of weights) {
      allIds.push(id);
      allValues.push(weight * scale);
    }
    rowStarts[row + 1] = allIds.length;
  }
  return { rowStarts, ids: Int32Array.from(allIds), values: Float32Array.from(allValues) };
}

/** In how many of the rows each bucket occurs. */
function countBuckets(count: number, hashBits: number, write: (row: number, into: FeatureList) => void): Int32Array {
  const mask = 2 ** hashBits - 1;
  const rows = new Int32Array(mask + 1);
  const last = new Int32Array(mask + 1).fill(-1);
  const list = new FeatureList();
  for (let row = 0; row < count; row++) {
    list.count = 0;
    write(row, list);
    for (let i = 0; i < list.count; i++) {
      const bucket = (list.hashes[i] as number) & mask;
      if (last[bucket] === row) continue;
      last[bucket] = row;
      rows[bucket] = (rows[bucket] as number) + 1;
    }
  }
  return rows;
}
