import type { DialogueRecord } from '../dataset/dialogue-record';
import type { PreparationOptions, TranscriptFormat } from '../dataset/preparation';
import type { QualityProblem } from '../dataset/quality-report';
import { InputError } from '../input-error';
import type { Utf8Decode } from '../labelled-text/decode-text';
import { sceneName } from './episode';
import { inputProblem } from './input-problem';
import { openTranscript } from './open-transcript';
import { ProblemLog } from './problem-log';

/** How far a preview reads. */
interface ReadingLimits {
  /** Lines of dialogue looked at, at most. */
  readonly records: number;
  /** The bytes are only the beginning of the file. */
  readonly cut: boolean;
}

/** What one file was recognised as. */
interface TranscriptReading {
  /** Null: it is none of the formats, and the last of `problems` says what it is instead. */
  readonly format: TranscriptFormat | null;
  readonly encoding: string | null;
  readonly episode: string | null;
  /** Records without id and split, which only a prepared data set has. */
  readonly records: readonly Omit<DialogueRecord, 'id' | 'split'>[];
  /** There are more lines than were looked at. */
  readonly more: boolean;
  /** Of the lines looked at, those a mapping leaves out; the lines of a whole file that is left out are not counted. */
  readonly unwanted: number;
  /** As they stand in the source, before mapping, the most frequent first; `count` is in lines. */
  readonly speakers: readonly { readonly name: string; readonly count: number }[];
  /** Scene headings as they stand in the source; in tables the places. */
  readonly headings: readonly { readonly name: string; readonly count: number }[];
  readonly problems: readonly QualityProblem[];
}

/**
 * Reads the beginning of a transcript to show what it was recognised as. Never throws: what is wrong is in `problems`.
 * `decode` is a strict UTF-8 decoder, `file` the path below the imported folder, with slashes. Scenes are numbered within
 * the file.
 */
export function readTranscript(
  bytes: Uint8Array,
  file: string,
  options: PreparationOptions,
  limits: ReadingLimits,
  decode: Utf8Decode,
): TranscriptReading {
  const log = new ProblemLog();
  const records: Omit<DialogueRecord, 'id' | 'split'>[] = [];
  let opened: ReturnType<typeof openTranscript> | null = null;
  let more = limits.cut;
  let format: TranscriptFormat | null = null;
  try {
    opened = openTranscript({ bytes, file, cut: limits.cut }, options, decode, log.of(file));
    format = opened.format;
    const scenes = new SceneNumbers();
    for (const { sceneKey, ...line } of opened.lines) {
      // Those left out count too: with any mapping the same part of the file is looked at.
      if (records.length + opened.counts.unwanted >= limits.records) {
        more = true;
        break;
      }
      records.push({ ...line, ...scenes.next(line.episode, sceneKey) });
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    log.of(file)(inputProblem(error, file));
    if (records.length === 0) format = null;
  }
  return {
    format,
    encoding: opened?.encoding ?? null,
    episode: opened?.episode ?? null,
    records,
    more,
    unwanted: opened?.counts.unwanted ?? 0,
    speakers: opened?.speakers.list() ?? [],
    headings: opened?.headings.list() ?? [],
    problems: log.list(100).problems,
  };
}

/** Numbers the scenes of each episode as they come, and the turns of each scene. */
class SceneNumbers {
  private readonly scenes = new Map<string, { readonly scene: string; turn: number }>();
  private readonly perEpisode = new Map<string, number>();

  next(episode: string, key: string): { readonly scene: string; readonly turn: number } {
    const full = `${episode}\0${key}`;
    let place = this.scenes.get(full);
    if (!place) {
      const number = (this.perEpisode.get(episode) ?? 0) + 1;
      this.perEpisode.set(episode, number);
      place = { scene: sceneName(episode, number), turn: 0 };
      this.scenes.set(full, place);
    }
    place.turn++;
    return { scene: place.scene, turn: place.turn };
  }
}
