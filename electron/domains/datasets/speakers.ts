import type { SpeakerFigures } from './contract';
import type { SpokenLine } from './ports';

const tellingWords = 12;
/** A word said less often says nothing about anybody. */
const leastOften = 3;
/** Log-likelihood above which a difference is no chance with p < 0.001, one degree of freedom. */
const significant = 10.83;
const vocabularyWords = { sample: 1_000, least: 200 } as const;

interface Tally {
  records: number;
  words: number;
  questions: number;
  readonly scenes: Set<string>;
  readonly episodes: Set<string>;
  readonly counts: Map<string, number>;
  /** The different ones among the first `vocabularyWords.sample`. */
  readonly early: Set<string>;
}

/** Collects lines and makes figures about who says them; lines nobody is named for count for nobody. */
export class SpeakerTally {
  private readonly speakers = new Map<string, Tally>();
  private readonly all = new Map<string, number>();
  private words = 0;

  add({ episode, scene, speaker, text }: SpokenLine): void {
    if (speaker === null) return;
    const tally = this.of(speaker);
    tally.records += 1;
    tally.scenes.add(scene);
    tally.episodes.add(episode);
    if (text.includes('?')) tally.questions += 1;
    for (const word of wordsOf(text)) {
      if (tally.words < vocabularyWords.sample) tally.early.add(word);
      tally.words += 1;
      this.words += 1;
      tally.counts.set(word, (tally.counts.get(word) ?? 0) + 1);
      this.all.set(word, (this.all.get(word) ?? 0) + 1);
    }
  }

  /** Those with the most lines first. */
  figures(): SpeakerFigures {
    return [...this.speakers]
      .map(([speaker, tally]) => ({
        speaker,
        records: tally.records,
        words: tally.words,
        scenes: tally.scenes.size,
        episodes: tally.episodes.size,
        wordsPerLine: tally.words / tally.records,
        vocabulary:
          tally.words < vocabularyWords.least ? null : tally.early.size / Math.min(tally.words, vocabularyWords.sample),
        questions: tally.questions / tally.records,
        tellingWords: this.telling(tally),
      }))
      .sort((a, b) => b.records - a.records || (a.speaker < b.speaker ? -1 : 1));
  }

  private of(speaker: string): Tally {
    const held = this.speakers.get(speaker);
    if (held) return held;
    const fresh: Tally = {
      records: 0,
      words: 0,
      questions: 0,
      scenes: new Set(),
      episodes: new Set(),
      counts: new Map(),
      early: new Set(),
    };
    this.speakers.set(speaker, fresh);
    return fresh;
  }

  private telling(tally: Tally): readonly string[] {
    const others = this.words - tally.words;
    return [...tally.counts]
      .flatMap(([word, count]) => {
        const elsewhere = (this.all.get(word) ?? 0) - count;
        if (count < leastOften || count * others <= elsewhere * tally.words) return [];
        return [{ word, weight: logLikelihood(count, tally.words, elsewhere, others) }];
      })
      .filter(({ weight }) => weight >= significant)
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, tellingWords)
      .map(({ word }) => word);
  }
}

/**
 * How surprising it is that a word occurs `a` times in `m` words and `b` times in `n` others, were it equally frequent in
 * both (log-likelihood ratio G² after Dunning 1993, in the form of Rayson and Garside 2000).
 */
export function logLikelihood(a: number, m: number, b: number, n: number): number {
  const share = (a + b) / (m + n);
  const term = (seen: number, size: number): number => (seen === 0 ? 0 : seen * Math.log(seen / (size * share)));
  return 2 * (term(a, m) + term(b, n));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu) ?? []
  );
}
