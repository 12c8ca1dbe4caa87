import type { Readable } from 'node:stream';
import type { Result } from '../../shared/errors/result';
import type { DataObject } from '../../shared/model/data-object';
import type { MetricSeries } from '../../shared/model/metric-series';
import type { ProcessingJob, ProcessingJobSummary, ProcessingSpec } from '../../shared/model/processing-job';
import type { Instant } from '../../shared/model/time';
import type { TrainingJob, TrainingJobSummary } from '../../shared/model/training-job';
import type { TrainingSpec } from '../../shared/model/training-spec';
import type { ImageService, KeyService, NetworkService, RoleService } from './account/ports';
import type { InferenceService } from './chat/ports';
import type { EndpointMonitor, EndpointService } from './endpoints/ports';
import type { RemoteLogEvent } from './logs/remote-log-event';
import type { ObjectBrowser } from './objects/ports';
import type { PreflightServices, PriceService } from './preflight/ports';
import type { AlarmService } from './promotions/ports';
import type { LineageService, RegistryService } from './registry/ports';

/**
 * One kind of job at SageMaker: `S` is a line of its list, `D` its description, `Spec` what is asked
 * for. Values are parsed; failures are coded.
 */
export interface RunService<S, D, Spec> {
  /** `job.exists` when the name is taken; the caller decides whether that is its own lost reply. */
  create(spec: Spec): Promise<Result<{ arn: string }>>;
  describe(name: string): Promise<Result<D>>;
  /**
   * Newest first, every page; with `modifiedAfter` only jobs that changed after that moment. `onPage`
   * is given each page as it arrives, so that what is done with it need not wait for the last one; the
   * next page, when there are `more`, is asked for once it is done.
   */
  list(
    signal: AbortSignal,
    modifiedAfter?: Instant,
    onPage?: (jobs: readonly S[], more: boolean) => void | Promise<void>,
  ): Promise<Result<readonly S[]>>;
  stop(name: string): Promise<Result<null>>;
}

/** SageMaker training jobs of one workspace. */
export interface TrainingJobService extends RunService<TrainingJobSummary, TrainingJob, TrainingSpec> {
  delete(name: string): Promise<Result<null>>;
}

/** SageMaker processing jobs of one workspace. */
export type ProcessingJobService = RunService<ProcessingJobSummary, ProcessingJob, ProcessingSpec>;

/** CloudWatch Logs of one workspace and one kind of job, e.g. group /aws/sagemaker/TrainingJobs. */
export interface LogService {
  /** Streams of a job, oldest first; empty while it has printed nothing. */
  streams(jobName: string): Promise<Result<readonly string[]>>;
  /** From `token` (null: from the head) on, oldest first; `token` of the answer continues there. */
  read(
    stream: string,
    token: string | null,
  ): Promise<Result<{ events: readonly RemoteLogEvent[]; token: string; atEnd: boolean }>>;
  /** Live events of the job's streams, until the signal aborts or the session ends. */
  tail(
    jobName: string,
    signal: AbortSignal,
  ): AsyncIterable<
    | { kind: 'started' }
    | { kind: 'events'; events: readonly RemoteLogEvent[]; sampled: boolean }
    | { kind: 'ended'; reason: string }
  >;
}

export interface MetricService {
  /** Instance metrics of the job's `hosts` (1 when left out) from `since` on, at the finest period kept. */
  instanceSeries(
    jobName: string,
    since: Instant,
    until: Instant,
    hosts?: number,
  ): Promise<Result<readonly MetricSeries[]>>;
}

export interface ObjectService {
  /** `object.not-found` when there is no such bucket, `aws.denied` when it is somebody else's. */
  bucketExists(bucket: string): Promise<Result<null>>;
  ensureBucket(bucket: string): Promise<Result<null>>;
  list(bucket: string, prefix: string): Promise<Result<readonly DataObject[]>>;
  head(s3Uri: string): Promise<Result<{ bytes: number; etag: string; checksumSha256: string | null }>>;
  /** At most `maximumBytes` from the start. */
  readStart(s3Uri: string, maximumBytes: number): Promise<Result<Uint8Array>>;
  read(s3Uri: string, signal: AbortSignal): Promise<Result<{ body: Readable; bytes: number }>>;
  /** A small object in one piece, such as a report; one of the same address is replaced. */
  put(s3Uri: string, body: Uint8Array, contentType: string): Promise<Result<null>>;
  /** At most 1,000 objects of one bucket; one that is not there counts as deleted. */
  delete(bucket: string, keys: readonly string[]): Promise<Result<null>>;
  /** Multipart above 8 MiB; resolves after the service confirmed size and checksum. */
  upload(
    s3Uri: string,
    path: string,
    options: { signal: AbortSignal; onProgress: (sentBytes: number) => void },
  ): Promise<Result<{ bytes: number; checksumSha256: string }>>;
}

export interface IdentityService {
  /** STS GetCallerIdentity: who the keys belong to, and that the workspace answers. */
  whoAmI(): Promise<Result<{ accountId: string; arn: string }>>;
  /** The account's alias; null when it has none. */
  alias(): Promise<Result<string | null>>;
}

/** Everything the domains call in one workspace. */
export interface AwsWorkspace {
  readonly trainingJobs: TrainingJobService;
  /** Of training jobs. */
  readonly logs: LogService;
  readonly processingJobs: ProcessingJobService;
  readonly processingLogs: LogService;
  readonly metrics: MetricService;
  readonly objects: ObjectService;
  readonly browser: ObjectBrowser;
  readonly identity: IdentityService;
  readonly registry: RegistryService;
  readonly lineage: LineageService;
  readonly endpoints: EndpointService;
  readonly endpointMonitor: EndpointMonitor;
  readonly alarms: AlarmService;
  readonly inference: InferenceService;
  readonly networks: NetworkService;
  readonly kmsKeys: KeyService;
  readonly roles: RoleService;
  readonly images: ImageService;
  readonly preflight: PreflightServices;
  readonly prices: PriceService;
  close(): void;
}
