import { type FeatureConfig, FeatureHasher, grown } from '../shared/features';
import type { Vocabulary } from '../shared/vocabulary';

/**
 * Texts as sparse rows of unit length. Entry e of row r (rowStarts[r] ≤ e < rowStarts[r + 1]) is feature
 * `packed[e] & ID_MASK` with value `CODE_VALUES[packed[e] >>> 24] * rowScales[r]`: four bytes an entry, because the bench
 * corpus and a million rows are bound by memory, not by arithmetic.
 */
export interface SparseRows {
  readonly rowStarts: Float64Array;
  readonly packed: Int32Array;
  readonly rowScales: Float32Array;
}

export const ID_MASK = 0xff_ffff;
const MAX_COUNT = 127;

/** Value of an entry's upper byte before scaling: ±(1 + ln count), bit 7 the sign of the hash. */
export const CODE_VALUES = Float32Array.from({ length: 256 }, (_, code) => {
  const count = code & MAX_COUNT;
  return count === 0 ? 0 : (code > MAX_COUNT ? -1 : 1) * (1 + Math.log(count));
});

/** Hashes texts into rows; keeps what it needs between calls. */
export class Vectorizer {
  private readonly hasher: FeatureHasher;
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** `vocabulary` grows with each row while `learning`; afterwards unknown buckets only count in the length. */
  constructor(
    config: FeatureConfig,
    private readonly vocabulary: Vocabulary,
  ) {
    this.hasher = new FeatureHasher(config);
    this.slots = new Int32Array(2 ** config.hashBits);
    this.mask = 2 ** config.hashBits - 1;
  }

  rows(texts: readonly string[], learning: boolean): SparseRows {
    const rowStarts = new Float64Array(texts.length + 1);
    const rowScales = new Float32Array(texts.length);
    let packed = new Int32Array(Math.max(1024, texts.length * 64));
    let filled = 0;
    texts.forEach((text, row) => {
      const { hashes, count } = this.hasher.hash(text);
      if (filled + count > packed.length)
        packed = grown(packed, Math.max(filled + count, Math.ceil(packed.length * 1.7)));
      const end = this.merge(hashes, count, packed, filled);
      rowScales[row] = scale(packed, filled, end);
      filled = this.toIds(packed, filled, end, learning);
      rowStarts[row + 1] = filled;
    });
    return { rowStarts, packed: packed.slice(0, filled), rowScales };
  }

  /** Counts each bucket once: writes (sign, count, bucket) entries from `start`, returns their end. */
  private merge(hashes: Int32Array, count: number, packed: Int32Array, start: number): number {
    const { slots, mask } = this;
    let end = start;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] as number;
      const bucket = hash & mask;
      // A slot is this row's when it points at an entry of this row with the same bucket; so it never needs clearing.
      const slot = slots[bucket] as number;
      const entry = slot >= start && slot < end ? (packed[slot] as number) : -1;
      if (entry !== -1 && (entry & ID_MASK) === bucket) {
        if (((entry >>> 24) & MAX_COUNT) < MAX_COUNT) packed[slot] = entry + 0x100_0000;
      } else {
        slots[bucket] = end;
        packed[end++] = (hash & 0x8000_0000) | 0x100_0000 | bucket;
      }
    }
    return end;
  }

  private toIds(packed: Int32Array, start: number, end: number, learning: boolean): number {
    let kept = start;
    for (let i = start; i < end; i++) {
      const entry = packed[i] as number;
      let id = this.vocabulary.get(entry & ID_MASK);
      if (id < 0 && learning) id = this.vocabulary.add(entry & ID_MASK);
      if (id >= 0) packed[kept++] = (entry & ~ID_MASK) | id;
    }
    return kept;
  }
}

/** 1 / Euclidean length of the entries, 0 for a text without features. */
function scale(packed: Int32Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) {
    const value = CODE_VALUES[(packed[i] as number) >>> 24] as number;
    sum += value * value;
  }
  return sum === 0 ? 0 : 1 / Math.sqrt(sum);
}
