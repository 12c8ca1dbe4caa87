import type { AlarmSpec } from '../../../../shared/model/alarm';
import type { GuardChoice } from '../../../../shared/model/promotion';
import type { Workspace } from '../../../../shared/model/workspace';

/** Endpoint metrics have one value a minute on AWS; the local workspace keeps seconds. */
const periodSeconds: Readonly<Record<Workspace['kind'], number>> = { local: 10, aws: 60 };

/**
 * Alarms on the new fleet alone, by the dimension EndpointConfigName, so that faults of the old fleet
 * do not take the new one back.
 * Source: docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-configuration.html.
 */
export function generateGuards(
  choice: Extract<GuardChoice, { kind: 'generate' }>,
  kind: Workspace['kind'],
  target: {
    readonly endpoint: string;
    readonly configName: string;
    readonly variants: readonly string[];
    /** What their names begin with, after `upside-`: unique to the promotion. */
    readonly label: string;
  },
): readonly AlarmSpec[] {
  return target.variants.flatMap((variant) => {
    const common = {
      namespace: 'AWS/SageMaker',
      dimensions: { EndpointName: target.endpoint, VariantName: variant, EndpointConfigName: target.configName },
      periodSeconds: periodSeconds[kind],
      evaluationPeriods: 1,
    } as const;
    const errors: AlarmSpec = {
      ...common,
      name: `upside-${target.label}-${variant}-errors`,
      description: `Made by Upside for the promotion to ${target.configName}: failed requests of its fleet.`,
      metric: 'Invocation5XXErrors',
      statistic: 'Sum',
      threshold: choice.errors,
      comparison: 'GreaterThanOrEqualToThreshold',
    };
    if (choice.latencyMilliseconds === null) return [errors];
    const latency: AlarmSpec = {
      ...common,
      name: `upside-${target.label}-${variant}-latency`,
      description: `Made by Upside for the promotion to ${target.configName}: mean model latency of its fleet.`,
      metric: 'ModelLatency',
      statistic: 'Average',
      // CloudWatch keeps latencies in microseconds.
      threshold: choice.latencyMilliseconds * 1_000,
      comparison: 'GreaterThanThreshold',
    };
    return [errors, latency];
  });
}
