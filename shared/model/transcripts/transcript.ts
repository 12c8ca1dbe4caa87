import type { DialogueRecord } from '../dataset/dialogue-record';
import type { QualityProblem } from '../dataset/quality-report';

/** A line of dialogue as a transcript holds it: a record that has no id, no place in its scene and no split yet. */
export interface TranscriptLine extends Omit<DialogueRecord, 'id' | 'scene' | 'turn' | 'split'> {
  /** Tells the scenes of one file and episode apart; no name to show. */
  readonly sceneKey: string;
}

/** What stands in the text of a file, before anything is made of it. */
export interface Cue {
  /** Line of the source, from 1, its text begins on. */
  readonly line: number;
  /** Lines separated by \n, markup and all. */
  readonly text: string;
  /** ms from the beginning; null in sources without times. */
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** How many cues and lines a reader came across; it counts on while it is read from. */
export interface ReadingCounts {
  /** Lines of dialogue read, before merging. */
  read: number;
  /** Cues that were merged into the line before. */
  merged: number;
  /** Left out: directions, music, nothing left after tidying, dropped by a mapping, or faulty. */
  dropped: number;
  /** How many of `dropped` the person leaves out by a mapping. */
  unwanted: number;
}

/** Something to tell about a file; the same message of one file is told once, with a count. */
export type Report = (problem: Pick<QualityProblem, 'severity' | 'kind' | 'line' | 'message'>) => void;

/** A cue or line longer than this is left out: it is an unclosed quote or no transcript at all. Characters. */
export const MAX_CUE_LENGTH = 16_000;
