/** What a key that is not there yet has for a value. */
const EMPTY = -1;

/**
 * Numbers by 64-bit hashes, with eight bytes an entry: one hash says where to look, the other is compared. Two of eight
 * million different keys are taken for one with a chance of about one in a hundred.
 */
export class HashTable {
  private readonly tags: Uint32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  /** `entries`: how many keys there are at most. */
  constructor(entries: number) {
    const slots = 2 ** Math.max(4, Math.ceil(Math.log2(entries * 1.6)));
    this.tags = new Uint32Array(slots);
    this.values = new Int32Array(slots).fill(EMPTY);
    this.mask = slots - 1;
  }

  /** The value of a key, which is set to `value` (0 or more) when it has none: then the answer is -1. */
  getOrSet(hash: number, tag: number, value: number): number {
    const slot = this.slot(hash, tag);
    const known = this.values[slot] as number;
    if (known !== EMPTY) return known;
    this.tags[slot] = tag;
    this.values[slot] = value;
    return EMPTY;
  }

  /** The value of a key, -1 when it has none. */
  get(hash: number, tag: number): number {
    return this.values[this.slot(hash, tag)] as number;
  }

  private slot(hash: number, tag: number): number {
    let slot = hash & this.mask;
    while (this.values[slot] !== EMPTY && this.tags[slot] !== tag >>> 0) slot = (slot + 1) & this.mask;
    return slot;
  }
}
