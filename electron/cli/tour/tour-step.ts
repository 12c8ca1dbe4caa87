import type { TourState } from './tour-state';

/** One step: what it does, and what it read back to say that it is done. */
export interface TourStep {
  readonly name: string;
  readonly title: string;
  run(state: TourState): Promise<{ readonly said: string; readonly facts: Readonly<Record<string, unknown>> }>;
}
