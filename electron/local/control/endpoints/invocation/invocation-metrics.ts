import type { MetricDatum, MetricSink } from '../../../storage/telemetry';

/** How one request to a variant ended. Times in ms. */
interface InvocationOutcome {
  readonly endpointName: string;
  readonly variantName: string;
  readonly configName: string;
  /** Instances the variant has; it shares the request among them for InvocationsPerInstance. */
  readonly instances: number;
  /** The program's status; 0 when it gave no whole answer; null when the client left before there was one. */
  readonly statusCode: number | null;
  readonly modelMs: number;
  readonly overheadMs: number;
  /** ms since the epoch. */
  readonly at: number;
}

const NAMESPACE = 'AWS/SageMaker';

/**
 * The metrics of one request, once for the variant and once for the variant under its configuration, by which
 * alarms of a deployment tell the new fleet from the old. A program that hangs, breaks off or cannot be
 * reached has failed as one that answers 5xx.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html,
 * https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-configuration.html
 */
export function recordInvocation(sink: MetricSink, outcome: InvocationOutcome): void {
  const { endpointName, variantName, configName, statusCode: status, at } = outcome;
  const is = (condition: boolean) => (condition ? 1 : 0);
  const figures: readonly (readonly [name: string, value: number, unit: string])[] = [
    ['Invocations', 1, 'None'],
    ['InvocationsPerInstance', 1 / Math.max(1, outcome.instances), 'None'],
    ['ModelLatency', outcome.modelMs * 1000, 'Microseconds'],
    ['OverheadLatency', outcome.overheadMs * 1000, 'Microseconds'],
    ['Invocation4XXErrors', is(status !== null && status >= 400 && status < 500), 'None'],
    ['Invocation5XXErrors', is(status !== null && (status === 0 || status >= 500)), 'None'],
    ['InvocationModelErrors', is(status !== null && (status < 200 || status >= 300)), 'None'],
  ];
  const variant = { EndpointName: endpointName, VariantName: variantName };
  const data = [variant, { ...variant, EndpointConfigName: configName }].flatMap((dimensions): MetricDatum[] =>
    figures.map(([name, value, unit]) => ({ namespace: NAMESPACE, name, dimensions, timestamp: at, value, unit })),
  );
  sink.put(data);
}
