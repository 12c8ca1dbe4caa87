import type { InvocationReply } from '../../gateway/runtime/invoker';
import { AwsError } from '../../gateway/service';
import { ControlBench } from './control-bench';

/** A variant of a configuration; `more` replaces members. */
export function variant(VariantName: string, ModelName: string, more: Record<string, unknown> = {}) {
  return { VariantName, ModelName, InitialInstanceCount: 1, InstanceType: 'ml.m5.large', ...more };
}

/** A canary of 30 % with a minute of watching, then half a minute, under the alarm "red". */
export const canary = {
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: {
      Type: 'CANARY',
      CanarySize: { Type: 'CAPACITY_PERCENT', Value: 30 },
      WaitIntervalInSeconds: 60,
    },
    TerminationWaitInSeconds: 30,
    MaximumExecutionTimeoutInSeconds: 600,
  },
  AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'red' }] },
};

/** The control plane with models, configurations and endpoints in the words of a test. Image `m` is that of model `m`. */
export class EndpointBench extends ControlBench {
  constructor() {
    super();
    this.etags.set('s3://bucket/model.tar.gz', 'e');
  }

  model(name: string, container: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return this.send('CreateModel', {
      ModelName: name,
      ExecutionRoleArn: 'arn:aws:iam::123456789012:role/UpsideLocalExecution',
      PrimaryContainer: { Image: name, ModelDataUrl: 's3://bucket/model.tar.gz', ...container },
    });
  }

  config(name: string, ...variants: readonly Record<string, unknown>[]): Promise<Record<string, unknown>> {
    return this.send('CreateEndpointConfig', { EndpointConfigName: name, ProductionVariants: variants });
  }

  /** Models old and new, each with a configuration of one variant `v`, and the endpoint `e` on old. */
  async openEndpoint(more: Record<string, unknown> = {}): Promise<void> {
    for (const name of ['old', 'new']) {
      await this.model(name);
      await this.config(name, variant('v', name, more));
    }
    await this.send('CreateEndpoint', { EndpointName: 'e', EndpointConfigName: 'old' });
  }

  update(EndpointConfigName: string, more: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return this.send('UpdateEndpoint', { EndpointName: 'e', EndpointConfigName, ...more });
  }

  endpoint(): Promise<Record<string, unknown>> {
    return this.send('DescribeEndpoint', { EndpointName: 'e' });
  }

  invoke(more: { readonly targetVariant?: string; readonly streamed?: boolean } = {}, signal?: AbortSignal) {
    return this.control.invoker.invoke(
      {
        endpointName: 'e',
        targetVariant: more.targetVariant ?? null,
        body: Buffer.from('hello'),
        contentType: 'text/plain',
        accept: '*/*',
        customAttributes: null,
        inferenceId: null,
        streamed: more.streamed ?? false,
      },
      signal ?? new AbortController().signal,
    );
  }

  /** The code and text of the error an invocation ends with, or what was answered. */
  async answer(...given: Parameters<EndpointBench['invoke']>): Promise<string> {
    try {
      return await textOf(await this.invoke(...given));
    } catch (error) {
      if (error instanceof AwsError) return `${error.code}: ${error.message}`;
      throw error;
    }
  }

  /** Sum of a metric under its variant, or under its variant and configuration. */
  sum(metric: string, configName?: string): number {
    return this.metrics
      .filter(({ name, dimensions }) => name === metric && dimensions.EndpointConfigName === configName)
      .reduce((sum, { value }) => sum + value, 0);
  }
}

export async function textOf({ body }: InvocationReply): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
}
