import type { TrainingRuntimeOptions } from '../options';

/** How instances are watched. The defaults are SageMaker's where it documents a figure; a test may need less. */
export interface ServingTiming {
  /** Milliseconds between two pings of an instance in service. */
  readonly pingIntervalMs: number;
  /** A ping that takes longer has failed: 2 s ("How your container should respond to health check requests"). */
  readonly pingTimeoutMs: number;
  /** Failed pings in a row that make an instance unhealthy. SageMaker documents no figure; three is ours. */
  readonly pingFailures: number;
  /** Seconds between SIGTERM and SIGKILL: 30 ("How SageMaker runs your inference image"). */
  readonly stopGraceSeconds: number;
  /** Milliseconds before the first, second … restart in a row; the last one counts for all that follow. */
  readonly restartPausesMs: readonly number[];
  /** Ends in a row before the first healthy ping that are taken for an answer. */
  readonly startAttempts: number;
  /** An instance that was in service this long had not merely come up to fall again. */
  readonly steadyMs: number;
}

export const defaultTiming: ServingTiming = {
  pingIntervalMs: 5000,
  pingTimeoutMs: 2000,
  pingFailures: 3,
  stopGraceSeconds: 30,
  restartPausesMs: [0, 1000, 2000, 4000, 8000, 16_000, 30_000],
  startAttempts: 3,
  steadyMs: 60_000,
};

export interface ServingRuntimeOptions
  extends Pick<
    TrainingRuntimeOptions,
    'objects' | 'logs' | 'metrics' | 'algorithmsDir' | 'nodeCommand' | 'python' | 'clock' | 'childAws'
  > {
  /** A folder of this runtime's own, never the training runtime's: each ends what it finds of its root. */
  readonly root: string;
  /** Holds `serving.py`, which serves the user's own Python programs. */
  readonly containersDir: string;
  readonly timing?: Partial<ServingTiming>;
}
