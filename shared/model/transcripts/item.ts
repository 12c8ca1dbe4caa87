import type { Heading } from './heading';

/** Where a table says a line belongs. */
interface TablePlace {
  readonly episode: string | null;
  readonly scene: string | null;
  readonly title: string | null;
  readonly location: string | null;
}

/** What somebody says in one cue or line; `text` is tidied and on one line. */
export interface Turn {
  readonly kind: 'turn';
  readonly line: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** As it stands in the source. */
  readonly speaker: string | null;
  /** It is said by somebody else than what came before: there is a name or a dash. */
  readonly begins: boolean;
  readonly text: string;
  /** Only in tables. */
  readonly place?: TablePlace;
}

/** What a transcript is made of, in the order of the source. */
export type Item = Turn | { readonly kind: 'heading'; readonly line: number; readonly heading: Heading };
