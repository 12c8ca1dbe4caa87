import type { ObjectStore } from '../storage/objects';
import type { LogSink, MetricSink } from '../storage/telemetry';
import type { Slots } from './schedule/slots';

/** How Node programs of ours are started; in the packaged app `env` carries ELECTRON_RUN_AS_NODE=1. */
export interface NodeCommand {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What a job's process needs to reach this workspace with an unchanged AWS SDK. */
export interface ChildAws {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What running jobs of any kind needs. */
export interface JobRuntimeOptions {
  /** A folder of the runtime's own; job folders live in it. One daemon per root, one root per kind of job. */
  readonly root: string;
  /** Capacity: every job takes one CPU slot. Kinds that are given the same slots share them. */
  readonly slots: Slots;
  readonly objects: ObjectStore;
  readonly logs: LogSink;
  readonly metrics: MetricSink;
  /** Holds `<algorithm>.js` for every built-in algorithm. */
  readonly algorithmsDir: string;
  readonly nodeCommand: NodeCommand;
  /** The interpreter for the user's own programs; null when none is configured. */
  readonly python: string | null;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly region: string;
  readonly accountId: string;
  /** Read when a job starts, so the endpoint may become known after the runtime was made. */
  readonly childAws: ChildAws;
  /** Seconds between SIGTERM and SIGKILL. SageMaker's figure, 120, unless a test needs less. */
  readonly stopGraceSeconds?: number;
}

export interface TrainingRuntimeOptions extends JobRuntimeOptions {
  /** Seconds between two looks at the checkpoint folder; 1 by default. */
  readonly checkpointIntervalSeconds?: number;
}

/** Algorithm images this workspace has: `upside.local/<algorithm>:1`. */
export const builtInAlgorithms: readonly string[] = ['location-classifier', 'character-chatbot'];

/** Images that serve: what they trained, or (theme-classifier) without a model of their own. */
export const servingAlgorithms: readonly string[] = ['location-classifier', 'character-chatbot', 'theme-classifier'];

/** Images `upside.local/<program>:1` of processing jobs. */
export const processingPrograms: readonly string[] = ['prepare-dialogue', 'theme-classifier', 'character-network'];
