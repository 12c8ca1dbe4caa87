/** Which dense feature id each hash bucket has; only buckets seen in training get one. */
export class Vocabulary {
  private readonly ids: Int32Array;
  private readonly buckets: number[] = [];

  constructor(hashBits: number) {
    this.ids = new Int32Array(2 ** hashBits).fill(-1);
  }

  static of(hashBits: number, buckets: Uint32Array): Vocabulary {
    const vocabulary = new Vocabulary(hashBits);
    for (const bucket of buckets) vocabulary.add(bucket);
    return vocabulary;
  }

  get size(): number {
    return this.buckets.length;
  }

  get(bucket: number): number {
    return this.ids[bucket] as number;
  }

  add(bucket: number): number {
    const id = this.buckets.length;
    this.ids[bucket] = id;
    this.buckets.push(bucket);
    return id;
  }

  /** The bucket of each id, by id. */
  toBuckets(): Uint32Array<ArrayBuffer> {
    return Uint32Array.from(this.buckets);
  }
}
