/** One instance of a variant: a model's files and the program that serves them. Already validated. */
export interface InstanceSpec {
  readonly endpointName: string;
  readonly variantName: string;
  /** Unique in this workspace (letters, digits, "-"); its log stream is `<variant>/<instanceId>` in `/aws/sagemaker/Endpoints/<endpoint>`. */
  readonly instanceId: string;
  readonly image: string | null;
  /** s3:// address of model.tar.gz; null when the program brings no files. */
  readonly modelDataUrl: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly region: string;
  /** ContainerStartupHealthCheckTimeoutInSeconds: how long the first healthy ping may take. */
  readonly startupSeconds: number;
}

/**
 * `unhealthy`: it was in service, then its program ended or failed the pings in a row that are allowed; it is being
 * started again. `ended`: told to stop, or given up.
 */
export type InstanceState = 'starting' | 'in-service' | 'unhealthy' | 'ended';

/** What is passed on to the program's `/invocations`. */
export interface ContainerRequest {
  readonly body: Uint8Array;
  /** Lower-case names: content-type, accept, x-amzn-sagemaker-custom-attributes … */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the program answered, whatever its status. The body has to be read or its signal aborted. */
export interface ContainerReply {
  readonly statusCode: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Throws when the program breaks off before its end. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface ServingInstance {
  readonly spec: InstanceSpec;
  readonly state: InstanceState;
  /**
   * Resolves when it first answers `/ping`, or with why it never will: the reason as SageMaker words it. Never rejects, and
   * stays open when the whole runtime is shut down meanwhile: the next daemon decides then.
   */
  readonly started: Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
  /**
   * One request to the program. Aborting the signal closes the connection to it, which is how a program hears
   * that nobody waits any more. Rejects when the program cannot be reached or breaks off.
   */
  invoke(request: ContainerRequest, signal: AbortSignal): Promise<ContainerReply>;
  /** Ends the process: SIGTERM, SIGKILL after the documented grace. Resolves when it and all below it are gone. */
  stop(): Promise<void>;
}

/** Runs the instances of endpoints as processes under SageMaker's serving contract (`/ping`, `/invocations`). */
export interface ServingRuntime {
  /**
   * Begins at once: downloads the model, starts the program, pings it, and starts it again when it dies. `onState` is
   * called for every change of `state` after the first, and no more once the runtime shuts down.
   */
  start(spec: InstanceSpec, onState: (instance: ServingInstance) => void): ServingInstance;
  /** Ends what dead daemons of this root left running. */
  endLeftovers(): Promise<void>;
  /** Instances that have not ended: a workspace that serves is not idle. */
  readonly busy: number;
  /** Ends every instance. */
  shutdown(): Promise<void>;
}
