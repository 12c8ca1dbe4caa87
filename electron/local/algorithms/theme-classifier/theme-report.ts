import type { DialogueRecord } from '../../../../shared/model/dataset/dialogue-record';
import { type ThemeScores, type ThemesReport, themeNames } from '../../../../shared/model/insights/themes';

/** Sums of a group of lines. */
class Tally {
  records = 0;
  private readonly sums = new Float64Array(themeNames.length);

  add(scores: ThemeScores): void {
    this.records++;
    for (const [i, score] of scores.entries()) this.sums[i] = (this.sums[i] as number) + score;
  }

  /** Mean score over all lines of the group, those without a theme too: the share of lines that carry it times how strongly they do. */
  figures(): { records: number; scores: number[] } {
    const mean = (sum: number): number => Math.round((sum / Math.max(1, this.records)) * 10_000) / 10_000;
    return { records: this.records, scores: Array.from(this.sums, mean) };
  }
}

interface Scene {
  readonly episode: string;
  readonly title: string | null;
  readonly location: string | null;
  readonly tally: Tally;
}

/** Gathers scored lines into the report; episodes and scenes in the order they first come in, which is the story's. */
export class ThemeReport {
  private readonly overall = new Tally();
  private readonly episodes = new Map<string, Tally>();
  private readonly scenes = new Map<string, Scene>();
  private readonly speakers = new Map<string, Tally>();

  add({ episode, scene, sceneTitle: title, location, speaker }: DialogueRecord, scores: ThemeScores): void {
    this.overall.add(scores);
    made(this.episodes, episode, () => new Tally()).add(scores);
    made(this.scenes, scene, () => ({ episode, title, location, tally: new Tally() })).tally.add(scores);
    if (speaker !== null) made(this.speakers, speaker, () => new Tally()).add(scores);
  }

  report(): ThemesReport {
    const { records, scores } = this.overall.figures();
    return {
      version: 1,
      records,
      overall: scores,
      episodes: [...this.episodes].map(([episode, tally]) => ({ episode, ...tally.figures() })),
      scenes: [...this.scenes].map(([scene, { tally, ...told }]) => ({ scene, ...told, ...tally.figures() })),
      speakers: [...this.speakers]
        .map(([speaker, tally]) => ({ speaker, ...tally.figures() }))
        .sort((a, b) => b.records - a.records || (a.speaker < b.speaker ? -1 : 1)),
    };
  }
}

function made<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
