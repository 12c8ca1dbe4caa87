import type { TellingWords } from '../../../../shared/model/insights/telling-words';
import { FeatureHasher, wordsOf } from '../shared/features';
import { Vocabulary } from '../shared/vocabulary';
import type { Prepared } from './prepare';
import { type SoftmaxModel, strideOf } from './softmax-model';
import { ID_MASK } from './sparse-rows';

const WORDS_A_SIDE = 25;
/** Looked up for each side, because some of them turn out to be rare or to share their bucket. */
const CANDIDATES = 60;
/** Texts looked through for words, spread evenly over the rows: enough for what is frequent, and no noticeable time. */
const MAX_TEXTS = 8_000;
/** A word said less often tells of one text, not of a label. */
const MIN_COUNT = 2;
/** Of what fell into a bucket in training, character n-grams included, the word's own share: below it the weight is not its. */
const MIN_SHARE = 0.5;

type Words = Pick<Prepared, 'labels' | 'features' | 'buckets' | 'train' | 'trainTexts'>;

/** What happened to each feature in the texts looked through, by feature. */
interface Census {
  /** Everything that fell into its bucket. */
  readonly total: Float64Array;
  /** Hash of the word or pair that most of the words there are, if there is one. */
  readonly leader: Int32Array;
  /** 1 where a word or pair fell into it. */
  readonly spoken: Uint8Array;
}

/**
 * For each label the words and pairs of the training texts that speak most for and against it. The weight is the model's for the word's own
 * feature, signed as the hash signs it, less the mean over the labels (softmax does not change when all get the same). Character n-grams have
 * weights of their own and are not counted in; a word that shares its bucket with more than itself is left out.
 */
export function tellingWords(data: Words, model: SoftmaxModel): TellingWords {
  const { labels, features } = data;
  const stride = Math.max(1, Math.ceil(data.trainTexts.length / MAX_TEXTS));
  const texts = data.trainTexts.filter((_, row) => row % stride === 0);
  const ids = Vocabulary.of(features.hashBits, data.buckets);
  const mask = 2 ** features.hashBits - 1;
  // Pairs are the longest that people read at a glance.
  const hasher = new FeatureHasher({ ...features, wordNgrams: Math.min(2, features.wordNgrams), charNgramsMax: 0 });
  const idOf = (hash: number): number => ids.get(hash & mask);
  const census = censusOf(data, texts, stride, hasher, idOf);
  const weight = centredWeight(model, census.leader);
  const sides = labels.map((_, label) => strongest(census.spoken, (id) => weight(id, label)));
  const wanted = new Uint8Array(model.features);
  for (const { high, low } of sides) for (const id of [...high, ...low]) wanted[id] = 1;
  const { words, counts } = spelled(texts, hasher, wanted, census.leader, idOf);
  const own = (id: number): boolean =>
    words.has(id) &&
    (counts[id] as number) >= MIN_COUNT &&
    (counts[id] as number) >= MIN_SHARE * (census.total[id] as number);
  return {
    version: 1,
    labels: labels.map((label, c) => {
      const told = (list: readonly number[], sign: 1 | -1) =>
        list
          .filter((id) => own(id) && weight(id, c) * sign > 0)
          .slice(0, WORDS_A_SIDE)
          .map((id) => ({ word: words.get(id) as string, weight: Math.round(weight(id, c) * 10_000) / 10_000 }));
      return { label, for: told(sides[c]?.high ?? [], 1), against: told(sides[c]?.low ?? [], -1) };
    }),
  };
}

function centredWeight({ weights, classes }: SoftmaxModel, leader: Int32Array): (id: number, label: number) => number {
  const stride = strideOf(classes);
  return (id, label) => {
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += weights[id * stride + c] as number;
    // The top bit of a feature's hash is the sign of its value.
    const sign = (leader[id] as number) < 0 ? -1 : 1;
    return sign * ((weights[id * stride + label] as number) - sum / classes);
  };
}

function censusOf(
  { train, buckets }: Words,
  texts: readonly string[],
  stride: number,
  hasher: FeatureHasher,
  idOf: (hash: number) => number,
): Census {
  const total = new Float64Array(buckets.length);
  const { packed, rowStarts } = train.rows;
  for (let row = 0; row + 1 < rowStarts.length; row += stride) {
    for (let e = rowStarts[row] as number; e < (rowStarts[row + 1] as number); e++) {
      const entry = packed[e] as number;
      const id = entry & ID_MASK;
      total[id] = (total[id] as number) + ((entry >>> 24) & 127);
    }
  }
  const leader = new Int32Array(buckets.length);
  const spoken = new Uint8Array(buckets.length);
  // Boyer, Moore 1981: who has more than half of the votes is left at the end.
  const lead = new Int32Array(buckets.length);
  for (const text of texts) {
    const { hashes, count } = hasher.hash(text);
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] as number;
      const id = idOf(hash);
      if (id < 0) continue;
      spoken[id] = 1;
      if (lead[id] === 0) leader[id] = hash;
      lead[id] = (lead[id] as number) + (leader[id] === hash ? 1 : -1);
    }
  }
  return { total, leader, spoken };
}

/** The features with the highest and the lowest scores, the strongest first. */
function strongest(
  spoken: Uint8Array,
  score: (id: number) => number,
): { readonly high: number[]; readonly low: number[] } {
  const scores = new Float64Array(spoken.length);
  const ids: number[] = [];
  for (let id = 0; id < spoken.length; id++) {
    if (spoken[id] === 0) continue;
    scores[id] = score(id);
    ids.push(id);
  }
  ids.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  return { high: ids.slice(0, CANDIDATES), low: ids.slice(-CANDIDATES).reverse() };
}

/** The wanted features' leading words, written out, and how often each occurs. */
function spelled(
  texts: readonly string[],
  hasher: FeatureHasher,
  wanted: Uint8Array,
  leader: Int32Array,
  idOf: (hash: number) => number,
): { readonly words: ReadonlyMap<number, string>; readonly counts: Float64Array } {
  const words = new Map<number, string>();
  const counts = new Float64Array(wanted.length);
  for (const text of texts) {
    const { hashes, count } = hasher.hash(text);
    let split: readonly string[] | null = null;
    for (let i = 0; i < count; i++) {
      const id = idOf(hashes[i] as number);
      if (id < 0 || wanted[id] === 0 || leader[id] !== hashes[i]) continue;
      counts[id] = (counts[id] as number) + 1;
      if (words.has(id)) continue;
      split ??= wordsOf(text);
      words.set(id, gram(split, i, count));
    }
  }
  return { words, counts };
}

/** The i-th n-gram of a text as the hasher counts them: from each word, the word alone and then with the next. */
function gram(words: readonly string[], i: number, count: number): string {
  if (count === words.length) return words[i] as string;
  const first = i >> 1;
  return i % 2 === 0 ? (words[first] as string) : `${words[first]} ${words[first + 1]}`;
}
