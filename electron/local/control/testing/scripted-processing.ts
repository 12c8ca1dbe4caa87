import type {
  ProcessingObserver,
  ProcessingOutcome,
  ProcessingRunSpec,
  ProcessingRuntime,
} from '../../runtime/processing/processing-runtime';

/** One call of `run` that a test carries on by hand. */
interface ScriptedProcessingRun {
  readonly spec: ProcessingRunSpec;
  readonly observer: ProcessingObserver;
  readonly stop: AbortSignal;
  finish(outcome: ProcessingOutcome): void;
  fail(error: Error): void;
}

/** A runtime that starts nothing, for tests that need a run to end, break or vanish at a given moment. */
export class ScriptedProcessing implements ProcessingRuntime {
  readonly runs: ScriptedProcessingRun[] = [];

  get busy(): number {
    return this.runs.length;
  }

  run(spec: ProcessingRunSpec, observer: ProcessingObserver, stop: AbortSignal): Promise<ProcessingOutcome> {
    return new Promise((finish, fail) => this.runs.push({ spec, observer, stop, finish, fail }));
  }

  async endLeftovers(): Promise<readonly { readonly jobName: string; readonly pid: number }[]> {
    return [];
  }

  async shutdown(): Promise<void> {}

  /** The newest run; throws when there is none. */
  get last(): ScriptedProcessingRun {
    const run = this.runs.at(-1);
    if (run === undefined) throw new Error('nothing runs');
    return run;
  }
}
