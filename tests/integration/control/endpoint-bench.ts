import { execFileSync } from 'node:child_process';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { CloudWatchClient, GetMetricDataCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
  type DescribeEndpointCommandOutput,
  type ProductionVariant,
  SageMakerClient,
  UpdateEndpointCommand,
  type UpdateEndpointCommandInput,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { pack } from 'tar-stream';
import { type LocalDaemon, startLocalDaemon } from '../../fakes/local-daemon';

const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

/** Answers with what the model's environment says; some requests are slow, or end the program. */
const program = `
import os, time

def model_fn(model_dir):
    if os.environ.get('FAULT') == 'never starts':
        raise RuntimeError('no such weights')
    return os.environ['ANSWER']

def input_fn(body, content_type):
    return body.decode() if isinstance(body, bytes) else body

def predict_fn(data, model):
    if data == 'slow':
        time.sleep(1.5)
    if data == 'exit':
        os._exit(3)
    if os.environ.get('FAULT') == 'fails':
        raise RuntimeError('broken on purpose')
    return model

def output_fn(prediction, accept):
    return prediction, 'text/plain'
`;

/** A daemon as a real process that serves Python programs, with the SDK's own clients. */
export class EndpointBench {
  readonly sagemaker: SageMakerClient;
  readonly runtime: SageMakerRuntimeClient;
  readonly cloudwatch: CloudWatchClient;

  private constructor(readonly daemon: LocalDaemon) {
    const { endpoint, region, credentials } = daemon;
    // One attempt: a test wants to see the first answer.
    const common = { endpoint, region, credentials, maxAttempts: 1 };
    this.sagemaker = new SageMakerClient(common);
    this.runtime = new SageMakerRuntimeClient(common);
    this.cloudwatch = new CloudWatchClient(common);
  }

  static async open(root?: string): Promise<EndpointBench> {
    const bench = new EndpointBench(await startLocalDaemon({ python, ...(root !== undefined && { root }) }));
    const archive = pack();
    archive.entry({ name: 'code/inference.py' }, program);
    archive.finalize();
    const { endpoint, region, credentials } = bench.daemon;
    const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    const Body = gzipSync(await buffer(archive as unknown as Readable));
    await s3.send(new PutObjectCommand({ Bucket: bench.bucket, Key: 'model.tar.gz', Body }));
    s3.destroy();
    return bench;
  }

  get bucket(): string {
    return `sagemaker-us-east-1-${this.daemon.accountId}`;
  }

  /** A model that answers with its name, and a configuration of that name with one variant of it. */
  async version(name: string, fault = '', more: Partial<ProductionVariant> = {}): Promise<void> {
    await this.sagemaker.send(
      new CreateModelCommand({
        ModelName: name,
        ExecutionRoleArn: `arn:aws:iam::${this.daemon.accountId}:role/UpsideLocalExecution`,
        PrimaryContainer: {
          Image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2',
          ModelDataUrl: `s3://${this.bucket}/model.tar.gz`,
          Environment: { ANSWER: name, FAULT: fault },
        },
      }),
    );
    await this.config(name, [{ ...variantOf('main', name), ...more }]);
  }

  async config(EndpointConfigName: string, ProductionVariants: ProductionVariant[]): Promise<void> {
    await this.sagemaker.send(new CreateEndpointConfigCommand({ EndpointConfigName, ProductionVariants }));
  }

  async create(EndpointName: string, EndpointConfigName: string): Promise<DescribeEndpointCommandOutput> {
    await this.sagemaker.send(new CreateEndpointCommand({ EndpointName, EndpointConfigName }));
    return this.until(EndpointName, ({ EndpointStatus }) => EndpointStatus !== 'Creating');
  }

  async update(
    EndpointName: string,
    EndpointConfigName: string,
    more: Partial<UpdateEndpointCommandInput> = {},
  ): Promise<void> {
    await this.sagemaker.send(new UpdateEndpointCommand({ EndpointName, EndpointConfigName, ...more }));
  }

  describe(EndpointName: string): Promise<DescribeEndpointCommandOutput> {
    return this.sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
  }

  /** Asks until the description fits; throws with the last one after a minute. */
  async until(
    name: string,
    fits: (endpoint: DescribeEndpointCommandOutput) => boolean,
  ): Promise<DescribeEndpointCommandOutput> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const endpoint = await this.describe(name);
      if (fits(endpoint)) return endpoint;
      if (Date.now() > deadline)
        throw new Error(`waited for ${name} in vain: ${JSON.stringify(endpoint)} ${this.daemon.complaints()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  settled(name: string): Promise<DescribeEndpointCommandOutput> {
    return this.until(name, ({ EndpointStatus }) => !/ing$/.test(EndpointStatus ?? ''));
  }

  /** What it answers and who did. */
  async invoke(EndpointName: string, body = 'hello', TargetVariant?: string): Promise<{ text: string; by: string }> {
    const { Body, InvokedProductionVariant } = await this.runtime.send(
      new InvokeEndpointCommand({
        EndpointName,
        Body: body,
        ContentType: 'text/plain',
        ...(TargetVariant !== undefined && { TargetVariant }),
      }),
    );
    return { text: Body.transformToString(), by: InvokedProductionVariant ?? '' };
  }

  /** The name and text of the error a request ends with. */
  async failure(request: Promise<unknown>): Promise<string> {
    return request.then(
      () => 'accepted',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  }

  /** An alarm on any failed request of the fleet of a configuration, looked at every ten seconds or sooner. */
  async alarm(AlarmName: string, endpoint: string, configName: string): Promise<void> {
    await this.cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName,
        Namespace: 'AWS/SageMaker',
        MetricName: 'Invocation5XXErrors',
        Statistic: 'Sum',
        Dimensions: [
          { Name: 'EndpointName', Value: endpoint },
          { Name: 'VariantName', Value: 'main' },
          { Name: 'EndpointConfigName', Value: configName },
        ],
        Period: 10,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
      }),
    );
  }

  /** Sum of a metric of a variant over the last ten minutes. */
  async sum(MetricName: string, endpoint: string, variant: string): Promise<number> {
    const { MetricDataResults } = await this.cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(Date.now() - 600_000),
        EndTime: new Date(Date.now() + 60_000),
        MetricDataQueries: [
          {
            Id: 'm',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/SageMaker',
                MetricName,
                Dimensions: [
                  { Name: 'EndpointName', Value: endpoint },
                  { Name: 'VariantName', Value: variant },
                ],
              },
              Period: 60,
              Stat: 'Sum',
            },
          },
        ],
      }),
    );
    return (MetricDataResults?.[0]?.Values ?? []).reduce((sum, value) => sum + value, 0);
  }

  close(): void {
    this.sagemaker.destroy();
    this.runtime.destroy();
    this.cloudwatch.destroy();
  }
}

export function variantOf(VariantName: string, ModelName: string): ProductionVariant {
  return { VariantName, ModelName, InstanceType: 'ml.m5.large', InitialInstanceCount: 1, InitialVariantWeight: 1 };
}

/** DeploymentConfig: `percent` of the requests for some seconds, then all of them, under an alarm. */
export function canary(percent: number, seconds: number, alarm: string) {
  return {
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: {
        Type: 'CANARY' as const,
        CanarySize: { Type: 'CAPACITY_PERCENT' as const, Value: percent },
        WaitIntervalInSeconds: seconds,
      },
      TerminationWaitInSeconds: 1,
      MaximumExecutionTimeoutInSeconds: 600,
    },
    AutoRollbackConfiguration: { Alarms: [{ AlarmName: alarm }] },
  };
}
