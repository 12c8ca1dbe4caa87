import type { StreamItem } from '../../../shared/contract';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type MetricItem = StreamItem<'metrics.follow'>;

/** Curves of a job: exact points from its log lines, CPU and memory of its host from CloudWatch. */
export interface MetricsDomain {
  /** One `replace` with everything held, then `append` items; ends with the job. */
  follow(scope: Scope, jobName: string, signal: AbortSignal): ResultStream<MetricItem>;
}
