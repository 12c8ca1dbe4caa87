import { readFileSync } from 'node:fs';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  type CreateTrainingJobCommandInput,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobCommandOutput,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { type LocalDaemon, type LocalDaemonOptions, startLocalDaemon } from '../../fakes/local-daemon';

/** A daemon as a real process with the SDK's own clients, and training data in its bucket. */
export class ControlBench {
  private constructor(
    readonly daemon: LocalDaemon,
    readonly sagemaker: SageMakerClient,
    readonly s3: S3Client,
  ) {}

  static async open(options: LocalDaemonOptions = {}): Promise<ControlBench> {
    const daemon = await startLocalDaemon(options);
    const { endpoint, region, credentials } = daemon;
    // One attempt: a test wants to see the first answer.
    const common = { endpoint, region, credentials, maxAttempts: 1 };
    const bench = new ControlBench(
      daemon,
      new SageMakerClient(common),
      new S3Client({ ...common, forcePathStyle: true }),
    );
    for (const channel of ['train', 'validation']) {
      const Body = readFileSync(`resources/samples/locations/${channel}.csv`);
      await bench.s3.send(new PutObjectCommand({ Bucket: bench.bucket, Key: `data/${channel}/${channel}.csv`, Body }));
    }
    return bench;
  }

  get bucket(): string {
    return `sagemaker-us-east-1-${this.daemon.accountId}`;
  }

  /** A job of the built-in classifier; with `epochs` in the thousands it trains until it is stopped. */
  job(name: string, epochs = 2, more: Partial<CreateTrainingJobCommandInput> = {}): CreateTrainingJobCommandInput {
    const channel = (ChannelName: string) => ({
      ChannelName,
      ContentType: 'text/csv',
      DataSource: {
        S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri: `s3://${this.bucket}/data/${ChannelName}/` },
      },
    });
    return {
      TrainingJobName: name,
      RoleArn: `arn:aws:iam::${this.daemon.accountId}:role/UpsideLocalExecution`,
      AlgorithmSpecification: {
        TrainingImage: 'upside.local/location-classifier:1',
        TrainingInputMode: 'File',
        MetricDefinitions: [{ Name: 'validation:accuracy', Regex: 'validation_accuracy=([0-9.]+)' }],
      },
      HyperParameters: { epochs: String(epochs), early_stopping_patience: '0', checkpoint_every: '1' },
      InputDataConfig: [channel('train'), channel('validation')],
      OutputDataConfig: { S3OutputPath: `s3://${this.bucket}/out` },
      ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 },
      StoppingCondition: { MaxRuntimeInSeconds: 600 },
      ...more,
    };
  }

  describe(name: string): Promise<DescribeTrainingJobCommandOutput> {
    return this.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  }

  /** Asks until the description fits; throws with the last one after a minute. */
  async until(
    name: string,
    fits: (job: DescribeTrainingJobCommandOutput) => boolean,
  ): Promise<DescribeTrainingJobCommandOutput> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const job = await this.describe(name);
      if (fits(job)) return job;
      if (Date.now() > deadline)
        throw new Error(`waited for ${name} in vain: ${JSON.stringify(job)} ${this.daemon.complaints()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  ended(name: string): Promise<DescribeTrainingJobCommandOutput> {
    return this.until(name, (job) => job.TrainingEndTime !== undefined);
  }

  close(): void {
    this.sagemaker.destroy();
    this.s3.destroy();
  }
}
