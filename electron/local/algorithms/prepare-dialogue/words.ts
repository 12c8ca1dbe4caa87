/** Words of the longest line there can be: every second character begins one. */
const MAX_WORDS = 4_096;

/** Hashes of the words last looked at; used up before the next call. */
const first = new Uint32Array(MAX_WORDS);
const second = new Uint32Array(MAX_WORDS);

/** Two independent 32-bit hashes a word, in the order of the text. Valid until the next call. */
interface WordHashes {
  readonly count: number;
  readonly first: Uint32Array;
  readonly second: Uint32Array;
}

/**
 * Hashes the words of a text without making a string of each. A word is a run of letters and digits, without case: the
 * finest way to count, so that whoever splits at spaces, or keeps apostrophes, finds no shared 8-gram that is not one here.
 */
export function wordHashes(text: string): WordHashes {
  const source = needsFolding(text) ? text.toLowerCase() : text;
  let count = 0;
  let a = 0;
  let b = 0;
  let inside = false;
  for (let i = 0; i <= source.length; i++) {
    let code = i < source.length ? source.charCodeAt(i) : 32;
    if (code >= 65 && code <= 90) code += 32;
    const letter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 127 && isLetter(code));
    if (letter) {
      if (!inside) {
        a = 0x811c9dc5;
        b = 0x1b873593;
        inside = true;
      }
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul((b << 13) | (b >>> 19), 5) + Math.imul(code, 0xcc9e2d51);
    } else if (inside) {
      inside = false;
      first[count] = mixed(a);
      second[count] = mixed(b ^ 0x5bd1e995);
      if (count < MAX_WORDS - 1) count++;
    }
  }
  return { count, first, second };
}

/** Number of words, and two hashes of all of them in their order. */
export function hashWords(text: string): { readonly count: number; readonly hash: number; readonly otherHash: number } {
  const words = wordHashes(text);
  let hash = 0x9747b28c;
  let otherHash = 0x3c6ef372;
  for (let i = 0; i < words.count; i++) {
    hash = Math.imul(hash, 0x01000193) + (words.first[i] as number);
    otherHash = Math.imul(otherHash, 0x85ebca6b) + (words.second[i] as number);
  }
  return { count: words.count, hash: mixed(hash), otherHash: mixed(otherHash) };
}

function needsFolding(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return true;
  return false;
}

/** Beyond ASCII everything is a letter but spaces, punctuation and signs. */
const isLetter = (code: number): boolean =>
  !(code < 0xc0 && code !== 0xaa && code !== 0xb5 && code !== 0xba) &&
  code !== 0xd7 &&
  code !== 0xf7 &&
  !(code >= 0x2000 && code <= 0x2bff) &&
  !(code >= 0x3000 && code <= 0x303f) &&
  !(code >= 0xff00 && code <= 0xff0f);

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the result. */
function mixed(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
