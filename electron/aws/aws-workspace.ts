import type { AwsWorkspace } from '../domains/aws-ports';
import type { AwsConnection } from './connection';
import { lazily } from './lazy';

/** Every service of one workspace, each loaded at its first call. */
export function createAwsWorkspace(connection: AwsConnection): AwsWorkspace {
  const sagemaker = lazily(async () => (await import('./sagemaker')).createSageMaker(connection));
  const logs = lazily(async () => (await import('./logs')).createLogs(connection));
  const metrics = lazily(async () => (await import('./cloudwatch')).createCloudWatch(connection));
  const s3 = lazily(async () => (await import('./s3')).createS3(connection));
  const sts = lazily(async () => (await import('./sts')).createSts(connection));
  return {
    trainingJobs: {
      create: async (spec) => (await sagemaker.get()).create(spec),
      describe: async (name) => (await sagemaker.get()).describe(name),
      list: async (signal, modifiedAfter) => (await sagemaker.get()).list(signal, modifiedAfter),
      stop: async (name) => (await sagemaker.get()).stop(name),
      delete: async (name) => (await sagemaker.get()).delete(name),
    },
    logs: {
      streams: async (jobName) => (await logs.get()).streams(jobName),
      read: async (stream, token) => (await logs.get()).read(stream, token),
      async *tail(jobName, signal) {
        yield* (await logs.get()).tail(jobName, signal);
      },
    },
    metrics: {
      instanceSeries: async (jobName, since, until, hosts) =>
        (await metrics.get()).instanceSeries(jobName, since, until, hosts),
    },
    objects: {
      bucketExists: async (bucket) => (await s3.get()).bucketExists(bucket),
      ensureBucket: async (bucket) => (await s3.get()).ensureBucket(bucket),
      list: async (bucket, prefix) => (await s3.get()).list(bucket, prefix),
      head: async (s3Uri) => (await s3.get()).head(s3Uri),
      readStart: async (s3Uri, maximumBytes) => (await s3.get()).readStart(s3Uri, maximumBytes),
      read: async (s3Uri, signal) => (await s3.get()).read(s3Uri, signal),
      upload: async (s3Uri, path, options) => (await s3.get()).upload(s3Uri, path, options),
    },
    identity: { whoAmI: async () => (await sts.get()).whoAmI() },
    close: () => {
      for (const service of [sagemaker, logs, metrics, s3, sts]) service.close();
    },
  };
}
