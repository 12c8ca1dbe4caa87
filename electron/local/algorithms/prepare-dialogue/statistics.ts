import type { DialogueRecord } from '../../../../shared/model/dataset/dialogue-record';
import type { QualityReport } from '../../../../shared/model/dataset/quality-report';

/** Beginnings of the ranges of words a line; the last range ends with the longest line. */
const RANGES = [0, 1, 2, 4, 7, 11, 16, 26, 41, 81];

interface SpeakerFigures {
  records: number;
  words: number;
  scenes: number;
  lastScene: string;
}

interface EpisodeFigures {
  scenes: number;
  records: number;
  missingSpeaker: number;
  duplicates: number;
}

/** Figures of the quality report, counted as records are written. */
export class Statistics {
  records = 0;
  words = 0;
  scenes = 0;
  missingSpeaker = 0;
  missingLocation = 0;
  private readonly speakers = new Map<string, SpeakerFigures>();
  private readonly episodes = new Map<string, EpisodeFigures>();
  private readonly locations = new Map<string, { scenes: number; examples: number }>();
  /** How many lines have so many words. */
  private readonly lengths: number[] = [];

  episode(name: string): EpisodeFigures {
    const known = this.episodes.get(name);
    if (known) return known;
    const fresh = { scenes: 0, records: 0, missingSpeaker: 0, duplicates: 0 };
    this.episodes.set(name, fresh);
    return fresh;
  }

  /** A scene begins; `places` are the locations it plays in. */
  scene(episode: string, places: Iterable<string>): void {
    this.scenes++;
    this.episode(episode).scenes++;
    for (const place of places) this.location(place).scenes++;
  }

  record({ episode, scene, speaker, location }: DialogueRecord, words: number): void {
    this.records++;
    this.words += words;
    this.lengths[words] = (this.lengths[words] ?? 0) + 1;
    const figures = this.episode(episode);
    figures.records++;
    if (location === null) this.missingLocation++;
    if (speaker === null) {
      this.missingSpeaker++;
      figures.missingSpeaker++;
      return;
    }
    const known = this.speakers.get(speaker) ?? { records: 0, words: 0, scenes: 0, lastScene: '' };
    known.records++;
    known.words += words;
    if (known.lastScene !== scene) known.scenes++;
    known.lastScene = scene;
    this.speakers.set(speaker, known);
  }

  example(location: string): void {
    this.location(location).examples++;
  }

  get counts() {
    return {
      records: this.records,
      words: this.words,
      episodes: this.episodes.size,
      scenes: this.scenes,
      speakers: this.speakers.size,
      locations: this.locations.size,
    };
  }

  get episodeList(): QualityReport['episodes'] {
    return [...this.episodes].map(([episode, figures]) => ({ episode, ...figures }));
  }

  /** Those with the most lines first. */
  get speakerList(): QualityReport['speakers'] {
    return [...this.speakers]
      .map(([speaker, { records, words, scenes }]) => ({ speaker, records, words, scenes }))
      .sort((a, b) => b.records - a.records || (a.speaker < b.speaker ? -1 : 1));
  }

  /** Balanced weights: examples ÷ (classes × examples of the class), 0 for a location without examples. */
  get locationList(): QualityReport['locations'] {
    const all = [...this.locations].map(([location, figures]) => ({ location, ...figures }));
    const classes = all.filter(({ examples }) => examples > 0).length;
    const total = all.reduce((sum, { examples }) => sum + examples, 0);
    return all
      .map((figures) => ({
        ...figures,
        suggestedWeight: figures.examples === 0 ? 0 : total / (classes * figures.examples),
      }))
      .sort((a, b) => b.examples - a.examples || (a.location < b.location ? -1 : 1));
  }

  get lengthFigures(): QualityReport['lengths'] {
    const longest = Math.max(0, this.lengths.length - 1);
    const bins = RANGES.filter((from) => from <= longest).map((from, place) => {
      const next = RANGES[place + 1];
      const to = next === undefined || next > longest ? longest : next - 1;
      return { from, to, count: this.between(from, to) };
    });
    return {
      bins: bins.filter(({ from, count }) => from > 0 || count > 0),
      median: this.quantile(0.5),
      p95: this.quantile(0.95),
      longest,
    };
  }

  private between(from: number, to: number): number {
    let count = 0;
    for (let words = from; words <= to; words++) count += this.lengths[words] ?? 0;
    return count;
  }

  /** The least number of words that so many lines do not exceed. */
  private quantile(share: number): number {
    let count = 0;
    for (let words = 0; words < this.lengths.length; words++) {
      count += this.lengths[words] ?? 0;
      if (count >= this.records * share) return words;
    }
    return 0;
  }

  private location(name: string): { scenes: number; examples: number } {
    const known = this.locations.get(name);
    if (known) return known;
    const fresh = { scenes: 0, examples: 0 };
    this.locations.set(name, fresh);
    return fresh;
  }
}
