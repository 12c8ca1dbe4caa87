import type {
  TrainingObserver,
  TrainingOutcome,
  TrainingRunSpec,
  TrainingRuntime,
} from '../../runtime/training-runtime';

/** One call of `run` that a test carries on by hand. */
export interface ScriptedRun {
  readonly spec: TrainingRunSpec;
  readonly observer: TrainingObserver;
  readonly stop: AbortSignal;
  finish(outcome: TrainingOutcome): void;
  fail(error: Error): void;
}

/** A runtime that starts nothing, for tests that need a run to end, break or vanish at a given moment. */
export class ScriptedRuntime implements TrainingRuntime {
  readonly runs: ScriptedRun[] = [];
  leftovers: readonly { readonly jobName: string; readonly pid: number }[] = [];

  get busy(): number {
    return this.runs.length;
  }

  run(spec: TrainingRunSpec, observer: TrainingObserver, stop: AbortSignal): Promise<TrainingOutcome> {
    return new Promise((finish, fail) => this.runs.push({ spec, observer, stop, finish, fail }));
  }

  async endLeftovers(): Promise<readonly { readonly jobName: string; readonly pid: number }[]> {
    return this.leftovers;
  }

  async shutdown(): Promise<void> {}

  /** The newest run; throws when there is none. */
  get last(): ScriptedRun {
    const run = this.runs.at(-1);
    if (run === undefined) throw new Error('nothing runs');
    return run;
  }
}
