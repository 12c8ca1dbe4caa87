import { AwsError } from '../../../gateway/service';
import type { MetricIngest } from '../metric-ingest';
import type { MetricStore } from '../metric-store';

/** What the operations of CloudWatch work on. */
export interface MetricsContext {
  readonly metrics: MetricStore;
  readonly ingest: MetricIngest;
  /** ms since the epoch. */
  readonly clock: () => number;
}

/** CloudWatch's answer to a page token it did not write. */
export function invalidNextToken(): AwsError {
  return new AwsError('InvalidNextToken', 'The next token specified is invalid.');
}
