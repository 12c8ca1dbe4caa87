import type { Confirmation } from '../../../shared/contract/scope';
import { fail } from '../../../shared/errors/result';
import type { InputChannel } from '../../../shared/model/training-job';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import type { Console } from '../../domains/console';
import type { OneVersion } from '../../domains/datasets/contract';
import type { Scope } from '../../domains/scope';
import { type CliContext, type LocalWorkspaceProcess, type Opened, Stop } from '../context';

export interface TourOptions {
  /** Folder with transcripts, or with train.* and optionally validation.*; null: what ships with Upside. */
  readonly data: string | null;
}

/** What earlier steps found and later ones need. */
export interface TourState {
  readonly context: CliContext;
  readonly console: Console;
  readonly local: LocalWorkspaceProcess;
  readonly options: TourOptions;
  /** Where downloads go, below the tour's own folder. */
  readonly downloads: string;
  scope: Scope | null;
  /** The version of the data set the transcripts became. */
  dataset: OneVersion | null;
  /** What the classifier and the chatbot train on. */
  inputs: readonly InputChannel[];
  dialogue: readonly InputChannel[];
  spec: TrainingSpec | null;
  linesSeen: number;
  /** ARNs of the chatbot's versions, in the order of their registration. */
  versions: readonly string[];
  /** The endpoint that serves the chatbot. */
  endpoint: string | null;
  conversationId: string | null;
  promotionIds: readonly string[];
}

export function beginTour(context: CliContext, opened: Opened, options: TourOptions, downloads: string): TourState {
  return {
    context,
    ...opened,
    options,
    downloads,
    scope: null,
    dataset: null,
    inputs: [],
    dialogue: [],
    spec: null,
    linesSeen: 0,
    versions: [],
    endpoint: null,
    conversationId: null,
    promotionIds: [],
  };
}

/** A value an earlier step must have left; its absence is a bug of the tour. */
export function needed<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`The tour has no ${what} yet.`);
  return value;
}

/** What a person would have agreed to in a dialog. */
export function agreed({ accountId, region }: Scope, target: string): Confirmation {
  return { accountId, region, target };
}

/** Ends the tour unless what was read back is what it claims. */
export function expect(holds: boolean, message: string): asserts holds {
  if (!holds)
    throw new Stop(
      fail('internal', message, 'This should not happen on a fresh local workspace; please report it.').error,
    );
}
