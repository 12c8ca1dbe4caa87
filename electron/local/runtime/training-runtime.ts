/** Everything the runtime needs to run one training job once, already validated. */
export interface TrainingRunSpec {
  readonly jobName: string;
  readonly jobArn: string;
  /** 1 for the first start; more after a restart from a checkpoint. */
  readonly attempt: number;
  readonly region: string;
  readonly image: string | null;
  readonly entrypoint: readonly string[];
  readonly arguments: readonly string[];
  readonly metricDefinitions: readonly { readonly name: string; readonly regex: string }[];
  readonly hyperParameters: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly channels: readonly TrainingChannel[];
  /** Artifacts go to <outputS3Uri>/<jobName>/output/model.tar.gz and output.tar.gz. */
  readonly outputS3Uri: string;
  readonly checkpoint: { readonly s3Uri: string; readonly localPath: string } | null;
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly volumeGb: number;
  readonly maxRuntimeSeconds: number;
  /** Members of the request that were accepted and change nothing here; the log names them. */
  readonly notEnforced: readonly string[];
}

export interface TrainingChannel {
  readonly name: string;
  readonly s3Uri: string;
  readonly s3DataType: 'S3Prefix' | 'ManifestFile' | 'AugmentedManifestFile';
  readonly contentType: string | null;
  readonly compression: 'None' | 'Gzip';
  readonly inputMode: 'File' | 'Pipe' | 'FastFile';
  readonly recordWrapper: 'None' | 'RecordIO';
  readonly distribution: 'FullyReplicated' | 'ShardedByS3Key';
}

/** What happens, when it happens; control turns these into SecondaryStatusTransitions. */
export interface TrainingObserver {
  phase(
    status:
      | 'Pending'
      | 'Starting'
      | 'Downloading'
      | 'Training'
      | 'Stopping'
      | 'Uploading'
      | 'Interrupted'
      | 'Restarting'
      | 'MaxRuntimeExceeded',
    message: string,
  ): void;
  /** A channel's data was loaded; `sha256` is over what was read (ContentDigest). */
  staged(channel: string, sha256: string): void;
  /** The newest value of each metric a definition matched. */
  metric(name: string, value: number, at: number): void;
}

export type TrainingOutcome =
  | { readonly kind: 'completed'; readonly artifactS3Uri: string }
  /** FailureReason as SageMaker words it: "AlgorithmError: …, exit code: 1" or "ClientError: …". */
  | { readonly kind: 'failed'; readonly reason: string }
  /** Stopped by request or by its maximum run time; what was in model/ is kept, as on SageMaker. */
  | { readonly kind: 'stopped'; readonly why: 'requested' | 'max-runtime'; readonly artifactS3Uri: string | null };

export interface TrainingRuntime {
  /**
   * Waits for a slot (visible through the observer), runs the job to its end and uploads what it
   * left. `stop` aborts: SIGTERM to the process group, SIGKILL 120 s later. `shutdown` ends at once
   * without an outcome being reported (the daemon is going away; the job is picked up on restart).
   */
  run(spec: TrainingRunSpec, observer: TrainingObserver, stop: AbortSignal): Promise<TrainingOutcome>;
  /** Ends every process of this root that an earlier daemon left behind. Resolves when none lives. */
  endLeftovers(): Promise<readonly { readonly jobName: string; readonly pid: number }[]>;
  /** Jobs that hold or wait for a slot. */
  readonly busy: number;
  shutdown(): Promise<void>;
}
