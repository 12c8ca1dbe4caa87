import { execFileSync } from 'node:child_process';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { CloudWatchLogsClient, GetLogEventsCommand, paginateDescribeLogStreams } from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  type CreateTrainingJobCommandInput,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobCommandOutput,
  paginateListTrainingJobs,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { pack } from 'tar-stream';
import type { RunningDaemon } from './local-daemon';

/** The real interpreter, not a version manager's wrapper in front of it. */
export const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

const group = '/aws/sagemaker/TrainingJobs';

/**
 * A running daemon seen through the SDK's own clients, which never retry: an answer counts as
 * acknowledged only if it came. Runs Python scripts as jobs in script mode.
 */
export class WorkspaceDriver {
  readonly s3: S3Client;
  readonly sagemaker: SageMakerClient;
  readonly logs: CloudWatchLogsClient;

  constructor(readonly daemon: RunningDaemon) {
    const { endpoint, region, credentials } = daemon;
    const common = { endpoint, region, credentials, maxAttempts: 1 };
    this.s3 = new S3Client({ ...common, forcePathStyle: true });
    this.sagemaker = new SageMakerClient(common);
    this.logs = new CloudWatchLogsClient(common);
  }

  get bucket(): string {
    return `sagemaker-us-east-1-${this.daemon.accountId}`;
  }

  async put(key: string, body: Buffer | string): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: body }));
  }

  async get(key: string): Promise<Buffer> {
    const { Body, ContentLength } = await this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
    const body = await buffer(Body as Readable);
    if (body.length !== ContentLength) throw new Error(`${key}: ${body.length} bytes of ${ContentLength} came.`);
    return body;
  }

  /** Stores `code` as train.py of a sourcedir.tar.gz; gives its S3 URI. */
  async putCode(name: string, code: string): Promise<string> {
    const archive = pack();
    archive.entry({ name: 'train.py' }, code);
    archive.finalize();
    const key = `code/${name}/sourcedir.tar.gz`;
    await this.put(key, gzipSync(await buffer(archive as unknown as Readable)));
    return `s3://${this.bucket}/${key}`;
  }

  /** A job in script mode as SDK v2 sends it. */
  scriptJob(
    name: string,
    codeUri: string,
    more: Partial<CreateTrainingJobCommandInput> = {},
  ): CreateTrainingJobCommandInput {
    return {
      TrainingJobName: name,
      RoleArn: `arn:aws:iam::${this.daemon.accountId}:role/UpsideLocalExecution`,
      AlgorithmSpecification: {
        TrainingImage: `${this.daemon.accountId}.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2`,
        TrainingInputMode: 'File',
      },
      HyperParameters: { sagemaker_program: '"train.py"', sagemaker_submit_directory: JSON.stringify(codeUri) },
      OutputDataConfig: { S3OutputPath: `s3://${this.bucket}/out` },
      ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 },
      StoppingCondition: { MaxRuntimeInSeconds: 600 },
      ...more,
    };
  }

  /** Stores the script and creates a job that runs it. */
  async run(name: string, code: string, more: Partial<CreateTrainingJobCommandInput> = {}): Promise<void> {
    await this.sagemaker.send(new CreateTrainingJobCommand(this.scriptJob(name, await this.putCode(name, code), more)));
  }

  describe(name: string): Promise<DescribeTrainingJobCommandOutput> {
    return this.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  }

  /** Asks until the description fits; throws with the last one after `patienceMs`. */
  async until(
    name: string,
    fits: (job: DescribeTrainingJobCommandOutput) => boolean,
    patienceMs = 60_000,
  ): Promise<DescribeTrainingJobCommandOutput> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const job = await this.describe(name);
      if (fits(job)) return job;
      if (Date.now() > deadline) {
        throw new Error(`waited for ${name} in vain: ${JSON.stringify(job)} ${this.daemon.complaints()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  ended(name: string, patienceMs?: number): Promise<DescribeTrainingJobCommandOutput> {
    return this.until(name, (job) => job.TrainingEndTime !== undefined, patienceMs);
  }

  async jobNames(): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    for await (const page of paginateListTrainingJobs({ client: this.sagemaker }, { MaxResults: 100 })) {
      for (const job of page.TrainingJobSummaries ?? []) names.add(String(job.TrainingJobName));
    }
    return names;
  }

  /** Every line the job has logged so far, in order; none before its first. */
  async lines(name: string): Promise<readonly string[]> {
    const lines: string[] = [];
    const query = { logGroupName: group, logStreamNamePrefix: `${name}/` };
    try {
      for await (const page of paginateDescribeLogStreams({ client: this.logs }, query)) {
        for (const { logStreamName } of page.logStreams ?? [])
          lines.push(...(await this.linesOf(group, String(logStreamName))));
      }
    } catch (error) {
      if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    }
    return lines;
  }

  async linesOf(logGroupName: string, logStreamName: string): Promise<readonly string[]> {
    const lines: string[] = [];
    for (let nextToken: string | undefined; ; ) {
      const page = await this.logs.send(
        new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true, nextToken }),
      );
      lines.push(...(page.events ?? []).map(({ message }) => String(message)));
      if (page.nextForwardToken === nextToken) return lines;
      nextToken = page.nextForwardToken;
    }
  }

  /** Reads the log until a line contains `part`, and gives that line. */
  async line(name: string, part: string, patienceMs = 30_000): Promise<string> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const lines = await this.lines(name);
      const found = lines.find((text) => text.includes(part));
      if (found !== undefined) return found;
      if (Date.now() > deadline) {
        throw new Error(
          `no line of ${name} has "${part}": ${lines.slice(-20).join('\n')} ${JSON.stringify(await this.describe(name))}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  close(): void {
    this.s3.destroy();
    this.sagemaker.destroy();
    this.logs.destroy();
  }
}
