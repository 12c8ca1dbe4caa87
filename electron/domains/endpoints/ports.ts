import type { Result } from '../../../shared/errors/result';
import type {
  DeploymentPlan,
  Endpoint,
  EndpointConfig,
  EndpointModel,
  EndpointSummary,
} from '../../../shared/model/endpoint';
import type { ModelSource } from '../../../shared/model/endpoint-deployment';
import type { Instant } from '../../../shared/model/time';
import type { RemoteLogEvent } from '../logs/remote-log-event';

/** Models, configurations and endpoints. Failures: `endpoint.not-found`, `.exists`, `.state`, `.limit`. */
export interface EndpointService {
  /** Newest first, every page; `betweenPages` says when the next one may be asked for. */
  list(signal: AbortSignal, betweenPages?: () => Promise<void>): Promise<Result<readonly EndpointSummary[]>>;
  describe(name: string): Promise<Result<Endpoint>>;
  create(name: string, configName: string): Promise<Result<{ arn: string }>>;
  /** `plan` null: the service's own default, all at once without alarms. */
  update(name: string, configName: string, plan: DeploymentPlan | null): Promise<Result<{ arn: string }>>;
  /** Weights and instance counts of the live variants; what is null stays. */
  scale(
    name: string,
    variants: readonly { readonly name: string; readonly weight: number | null; readonly instances: number | null }[],
  ): Promise<Result<null>>;
  delete(name: string): Promise<Result<null>>;
  createConfig(config: Pick<EndpointConfig, 'name' | 'variants' | 'dataCapture'>): Promise<Result<{ arn: string }>>;
  describeConfig(name: string): Promise<Result<EndpointConfig>>;
  deleteConfig(name: string): Promise<Result<null>>;
  createModel(name: string, roleArn: string, source: ModelSource): Promise<Result<{ arn: string }>>;
  describeModel(name: string): Promise<Result<EndpointModel>>;
  deleteModel(name: string): Promise<Result<null>>;
}

/** One figure of a variant per period. Times are the starts of the periods. */
export interface VariantSeries {
  readonly variant: string;
  readonly metric: EndpointMetric;
  readonly statistic: 'Sum' | 'Average' | 'p50' | 'p90' | 'p99';
  /** Invocations and errors: a count a period; latencies: microseconds, as CloudWatch keeps them. */
  readonly points: readonly { readonly at: Instant; readonly value: number }[];
}

/** Namespace AWS/SageMaker, dimensions EndpointName and VariantName. */
export type EndpointMetric =
  | 'Invocations'
  | 'ModelLatency'
  | 'OverheadLatency'
  | 'Invocation4XXErrors'
  | 'Invocation5XXErrors';

/** What an endpoint did: its figures and what its programs wrote. */
export interface EndpointMonitor {
  series(
    endpoint: string,
    variants: readonly string[],
    since: Instant,
    until: Instant,
    periodSeconds: number,
    /** Only the fleet of this configuration: the third dimension, EndpointConfigName, of the service's metrics. */
    configName?: string,
  ): Promise<Result<readonly VariantSeries[]>>;
  /** Lines of group /aws/sagemaker/Endpoints/<endpoint> from `since` on, oldest first, at most `limit`. */
  logs(endpoint: string, since: Instant, limit: number): Promise<Result<readonly RemoteLogEvent[]>>;
}
