import type { TranscriptLine } from '../../../../shared/model/transcripts/transcript';
import { float64, int32, uint8, uint32 } from './column';
import { Names } from './names';
import { TextArena } from './text-arena';
import { hashWords } from './words';

/** A scene before it has its name. */
export interface Scene {
  readonly episode: number;
  readonly file: number;
  readonly title: string | null;
}

/** All lines of all sources, in columns. Lines are numbered as they came, scenes too. */
export class LineStore {
  readonly episodes = new Names();
  readonly speakers = new Names();
  readonly locations = new Names();
  readonly scenes: Scene[] = [];
  readonly sceneOf = int32();
  readonly speakerOf = int32();
  readonly locationOf = int32();
  readonly sourceLineOf = int32();
  /** NaN for no time, ms. */
  readonly startOf = float64();
  readonly endOf = float64();
  readonly wordsOf = int32();
  /** 1 for a duplicate. */
  readonly dropped = uint8();
  /** Two hashes of the words of a line, whatever their case and punctuation. */
  readonly hashOf = uint32();
  readonly otherHashOf = uint32();
  private readonly texts = new TextArena();
  private sceneNumbers = new Map<string, number>();

  get size(): number {
    return this.sceneOf.length;
  }

  /** Scenes of different files are different ones, whatever their keys. */
  beginFile(): void {
    this.sceneNumbers = new Map();
  }

  add(line: TranscriptLine, file: number): void {
    this.sceneOf.push(this.sceneNumber(line, file));
    this.speakerOf.push(this.speakers.of(line.speaker));
    this.locationOf.push(this.locations.of(line.location));
    this.sourceLineOf.push(line.line);
    this.startOf.push(line.startMs ?? Number.NaN);
    this.endOf.push(line.endMs ?? Number.NaN);
    const { count, hash, otherHash } = hashWords(line.text);
    this.wordsOf.push(count);
    this.hashOf.push(hash);
    this.otherHashOf.push(otherHash);
    this.dropped.push(0);
    this.texts.push(line.text);
  }

  text(line: number): string {
    return this.texts.at(line);
  }

  private sceneNumber(line: TranscriptLine, file: number): number {
    const key = `${line.episode}\0${line.sceneKey}`;
    const known = this.sceneNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.scenes.length;
    this.sceneNumbers.set(key, number);
    this.scenes.push({ episode: this.episodes.of(line.episode), file, title: line.sceneTitle });
    return number;
  }
}
