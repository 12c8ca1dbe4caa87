/** What of a text becomes features. Part of a model: prediction must hash exactly as training did. */
export interface FeatureConfig {
  /** Buckets are 2^hashBits. */
  readonly hashBits: number;
  /** Word n-grams of 1 to this many words. */
  readonly wordNgrams: number;
  /** Character n-grams inside a word marked with its boundaries; none when the maximum is 0. */
  readonly charNgramsMin: number;
  readonly charNgramsMax: number;
}

/** Bumped whenever the same text would hash differently, so that an old model is refused rather than misread. */
export const PREPROCESSING_VERSION = 1;

const FNV_PRIME = 0x01000193;
const WORD_BASIS = 0x811c9dc5;
const CHAR_BASIS = 0x2f0b4c47;
const WORD_START = 2;
const WORD_END = 3;

/** 0 separates words, 1 belongs to one, 255 not looked up yet; one entry per UTF-16 code unit. */
const unitClass = new Uint8Array(65_536).fill(255);

function isWordUnit(unit: number): boolean {
  let known = unitClass[unit] as number;
  if (known === 255) {
    // Surrogates count as word characters: emoji and rare scripts carry meaning, and halves cannot be classified.
    known = (unit >= 0xd800 && unit <= 0xdfff) || /[\p{L}\p{N}\p{M}']/u.test(String.fromCharCode(unit)) ? 1 : 0;
    unitClass[unit] = known;
  }
  return known === 1;
}

/** Compatibility forms and case are folded, so that "Ｂäckerei" and "bäckerei" are one word. */
function normalise(text: string): string {
  // Plain ASCII, the common case, is already in normal form; saying so is several times faster than normalising.
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 127) return text.normalize('NFKC').toLowerCase().replaceAll('\u2019', "'");
  }
  return text.toLowerCase();
}

/** murmur3's 32-bit finaliser: every input bit reaches the low bits a bucket is taken from. */
export function mix32(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** Turns texts into 32-bit hashes of their n-grams; repeats stay repeats. Buffers are reused between calls. */
export class FeatureHasher {
  private hashes = new Int32Array(1024);
  private words = new Int32Array(256);
  private count = 0;

  constructor(private readonly config: FeatureConfig) {}

  /** Hashes of one text: valid until the next call, and only its first `count` entries. */
  hash(text: string): { readonly hashes: Int32Array; readonly count: number } {
    const source = normalise(text);
    const { wordNgrams, charNgramsMin, charNgramsMax } = this.config;
    // An upper bound, so that the loops below write without asking.
    this.reserve((source.length + 2) * (wordNgrams + Math.max(0, charNgramsMax - charNgramsMin + 1)) + 8);
    this.count = 0;
    let words = 0;
    let at = 0;
    while (at < source.length) {
      if (!isWordUnit(source.charCodeAt(at))) {
        at++;
        continue;
      }
      const start = at;
      let word = WORD_BASIS;
      for (; at < source.length; at++) {
        const unit = source.charCodeAt(at);
        if (!isWordUnit(unit)) break;
        word = Math.imul(word ^ unit, FNV_PRIME);
      }
      if (words === this.words.length) this.words = grown(this.words, words * 2);
      this.words[words++] = word;
      if (charNgramsMax > 0) this.charNgrams(source, start, at);
    }
    this.wordNgrams(words);
    return { hashes: this.hashes, count: this.count };
  }

  private reserve(size: number): void {
    if (this.hashes.length < size) this.hashes = new Int32Array(size * 2);
  }

  /** Grams of `<word>`: the boundary marks tell a beginning or an end from a middle. */
  private charNgrams(source: string, start: number, end: number): void {
    const { charNgramsMin, charNgramsMax } = this.config;
    const hashes = this.hashes;
    let count = this.count;
    for (let from = start - 1; from <= end - charNgramsMin + 1; from++) {
      let h = CHAR_BASIS;
      const last = Math.min(from + charNgramsMax, end + 1);
      for (let i = from; i < last; i++) {
        const unit = i < start ? WORD_START : i === end ? WORD_END : source.charCodeAt(i);
        h = Math.imul(h ^ unit, FNV_PRIME);
        if (i - from + 1 >= charNgramsMin) hashes[count++] = mix32(h);
      }
    }
    this.count = count;
  }

  private wordNgrams(words: number): void {
    const { wordNgrams } = this.config;
    for (let from = 0; from < words; from++) {
      let h = 0;
      const last = Math.min(from + wordNgrams, words);
      for (let i = from; i < last; i++) {
        h = Math.imul(h ^ (this.words[i] as number), 0x5bd1e995) + 0x3c6ef372;
        this.hashes[this.count++] = mix32(h);
      }
    }
  }
}

/** A longer copy of a typed array, the rest zero. */
export function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(array);
  return longer;
}

/** The words of a text as `FeatureHasher` takes them, in their order. */
export function wordsOf(text: string): readonly string[] {
  const source = normalise(text);
  const words: string[] = [];
  for (let at = 0; at < source.length; at++) {
    const start = at;
    while (at < source.length && isWordUnit(source.charCodeAt(at))) at++;
    if (at > start) words.push(source.slice(start, at));
  }
  return words;
}

/** Hash of a whole name rather than of its parts, e.g. of a speaker; folded as texts are. */
export function hashName(name: string): number {
  const source = normalise(name.trim());
  let h = WORD_BASIS;
  for (let i = 0; i < source.length; i++) h = Math.imul(h ^ source.charCodeAt(i), FNV_PRIME);
  return mix32(h);
}

/** The same feature in another role (the same word said two turns before) as a feature of its own. */
export const inRole = (hash: number, role: number): number => mix32(hash ^ Math.imul(role, 0x9e3779b1));
