/** The usual constants (Robertson, Zaragoza 2009, "The probabilistic relevance framework: BM25 and beyond"). */
const K1 = 1.2;
const B = 0.75;

/** Words of a text, lower case. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

/** Okapi BM25 over a fixed set of texts: word overlap weighted by rarity, and nothing learnt. */
export class Bm25 {
  private readonly postings = new Map<string, Map<number, number>>();
  private readonly lengths: number[] = [];
  private readonly meanLength: number;

  constructor(texts: readonly string[]) {
    texts.forEach((text, document) => {
      const words = wordsOf(text);
      this.lengths.push(words.length);
      for (const word of words) {
        const counts = this.postings.get(word) ?? new Map<number, number>();
        this.postings.set(word, counts);
        counts.set(document, (counts.get(document) ?? 0) + 1);
      }
    });
    this.meanLength = Math.max(1, this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length));
  }

  /** Scores of all texts for a query; 0 where no word is shared. A word counts once however often the query has it. */
  scores(query: string): Float64Array {
    const scores = new Float64Array(this.lengths.length);
    for (const word of new Set(wordsOf(query))) {
      const counts = this.postings.get(word);
      if (!counts) continue;
      const idf = Math.log(1 + (this.lengths.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [document, count] of counts) {
        const damped = K1 * (1 - B + (B * (this.lengths[document] as number)) / this.meanLength);
        scores[document] = (scores[document] as number) + (idf * count * (K1 + 1)) / (count + damped);
      }
    }
    return scores;
  }
}
