import { wordHashes } from './words';

/** Words in a row that no two splits may share. */
export const NGRAM = 8;

/** Odd numbers, so that they have an inverse modulo 2^32 and no word is lost. */
const BASE = 0x01000193;
const OTHER_BASE = 0x85ebca6b;
const power = (base: number): number => Array.from({ length: NGRAM - 1 }).reduce<number>((p) => Math.imul(p, base), 1);
const TOP = power(BASE);
const OTHER_TOP = power(OTHER_BASE);

/**
 * The n-grams of the running words of a scene, across its lines: texts are handed in one after the other, and `each` hears
 * two hashes of every eight words in a row (Karp–Rabin), and the places of the texts its first and its last word stand in.
 */
export class RunningNgrams {
  private readonly window = new Uint32Array(NGRAM);
  private readonly otherWindow = new Uint32Array(NGRAM);
  private readonly places = new Int32Array(NGRAM);
  private seen = 0;
  private hash = 0;
  private otherHash = 0;

  constructor(private readonly each: (hash: number, tag: number, from: number, to: number) => void) {}

  /** A new scene begins: nothing runs on. */
  begin(): void {
    this.seen = 0;
    this.hash = 0;
    this.otherHash = 0;
  }

  /** `at`: the place of the text, as it is told to `each`. */
  add(text: string, at = 0): void {
    const { count, first, second } = wordHashes(text);
    for (let i = 0; i < count; i++) {
      const place = this.seen % NGRAM;
      this.places[place] = at;
      if (this.seen >= NGRAM) {
        this.hash -= Math.imul(this.window[place] as number, TOP);
        this.otherHash -= Math.imul(this.otherWindow[place] as number, OTHER_TOP);
      }
      this.window[place] = first[i] as number;
      this.otherWindow[place] = second[i] as number;
      this.hash = (Math.imul(this.hash, BASE) + (first[i] as number)) | 0;
      this.otherHash = (Math.imul(this.otherHash, OTHER_BASE) + (second[i] as number)) | 0;
      this.seen++;
      if (this.seen < NGRAM) continue;
      const oldest = this.places[this.seen % NGRAM] as number;
      this.each((this.hash ^ (this.hash >>> 15)) >>> 0, this.otherHash >>> 0, oldest, at);
    }
  }
}
