/** Everything the runtime needs to run one processing job, already validated. */
export interface ProcessingRunSpec {
  readonly jobName: string;
  readonly jobArn: string;
  readonly region: string;
  readonly image: string;
  readonly entrypoint: readonly string[];
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly inputs: readonly ProcessingRunInput[];
  readonly outputs: readonly ProcessingRunOutput[];
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly volumeGb: number;
  readonly maxRuntimeSeconds: number;
  /** config/processingjobconfig.json, as the container contract has it. */
  readonly jobConfig: Readonly<Record<string, unknown>>;
}

interface ProcessingRunInput {
  readonly name: string;
  readonly s3Uri: string;
  readonly s3DataType: 'S3Prefix' | 'ManifestFile';
  readonly compression: 'None' | 'Gzip';
  /** Below /opt/ml/processing. */
  readonly localPath: string;
}

export interface ProcessingRunOutput {
  readonly name: string;
  readonly s3Uri: string;
  readonly mode: 'EndOfJob' | 'Continuous';
  /** Below /opt/ml/processing. */
  readonly localPath: string;
}

/** Why a job is ended before its program ends by itself. */
export type ProcessingStop = 'requested' | 'max-runtime';

/** What happens, when it happens. */
export interface ProcessingObserver {
  /** It waits for a slot; the message says behind whom. */
  waiting(message: string): void;
  /** It left the queue and begins to load its inputs. */
  started(): void;
  /** An input was loaded; `sha256` is over what was read (ContentDigest). */
  loaded(input: string, sha256: string): void;
  stopping(why: ProcessingStop, message: string): void;
}

/** An output that has been uploaded; `sha256` is over its files (ContentDigest). */
export interface UploadedOutput {
  readonly name: string;
  readonly s3Uri: string;
  readonly files: number;
  readonly sha256: string;
  /** Its files and folders by path below it, each with the hash that a job would find that is given only that. */
  readonly parts: readonly { readonly path: string; readonly sha256: string }[];
}

/** How a job ended. Outputs are uploaded whichever way that was. */
export type ProcessingOutcome = {
  /** The first KiB of output/message; null when the program left none. */
  readonly exitMessage: string | null;
  readonly outputs: readonly UploadedOutput[];
} & (
  | { readonly kind: 'completed' }
  /** FailureReason in SageMaker's form: "AlgorithmError: …, exit code: 1" or "ClientError: …". */
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'stopped'; readonly why: ProcessingStop }
);

export interface ProcessingRuntime {
  /**
   * Waits for a slot, runs the job to its end and uploads what it left. `stop` aborts: SIGTERM to the process
   * group, SIGKILL 120 s later. After `shutdown` its promise never settles: the job has no outcome yet.
   */
  run(spec: ProcessingRunSpec, observer: ProcessingObserver, stop: AbortSignal): Promise<ProcessingOutcome>;
  /** Ends every process of this root that an earlier daemon left behind. Resolves when none lives. */
  endLeftovers(): Promise<readonly { readonly jobName: string; readonly pid: number }[]>;
  /** Jobs that hold or wait for a slot. */
  readonly busy: number;
  shutdown(): Promise<void>;
}
