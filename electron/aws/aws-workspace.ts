import type { AwsWorkspace, LogService } from '../domains/aws-ports';
import type { AwsConnection } from './connection';
import { lazily } from './lazy';

/** Every service of one workspace, each loaded at its first call. */
export function createAwsWorkspace(connection: AwsConnection): AwsWorkspace {
  const sagemaker = lazily(async () => (await import('./sagemaker')).createSageMaker(connection));
  const processing = lazily(async () => (await import('./processing')).createProcessing(connection));
  const logs = lazily(async () => (await import('./logs')).createLogs(connection, '/aws/sagemaker/TrainingJobs'));
  const processingLogs = lazily(async () =>
    (await import('./logs')).createLogs(connection, '/aws/sagemaker/ProcessingJobs'),
  );
  const metrics = lazily(async () => (await import('./cloudwatch')).createCloudWatch(connection));
  const s3 = lazily(async () => (await import('./s3')).createS3(connection));
  const sts = lazily(async () => (await import('./sts')).createSts(connection));
  const registry = lazily(async () => (await import('./registry')).createRegistry(connection));
  const lineage = lazily(async () => (await import('./lineage')).createLineage(connection));
  const endpoints = lazily(async () => (await import('./endpoints')).createEndpoints(connection));
  const monitor = lazily(async () => (await import('./endpoint-monitor')).createEndpointMonitor(connection));
  const alarms = lazily(async () => (await import('./alarms')).createAlarms(connection));
  const inference = lazily(async () => (await import('./inference')).createInference(connection));
  const ec2 = lazily(async () => (await import('./ec2')).createEc2(connection));
  const kms = lazily(async () => (await import('./kms')).createKms(connection));
  const iam = lazily(async () => (await import('./iam')).createIam(connection));
  const ecr = lazily(async () => (await import('./ecr')).createEcr(connection));
  const permissions = lazily(async () => (await import('./permissions')).createPermissions(connection));
  const quotas = lazily(async () => (await import('./quotas')).createQuotas(connection));
  const usage = lazily(async () => (await import('./preflight-usage')).createUsage(connection));
  const images = lazily(async () => (await import('./preflight-images')).createImages(connection));
  const network = lazily(async () => (await import('./preflight-network')).createNetwork(connection));
  const pricing = lazily(async () => (await import('./pricing')).createPricing(connection));
  return {
    trainingJobs: {
      create: async (spec) => (await sagemaker.get()).create(spec),
      describe: async (name) => (await sagemaker.get()).describe(name),
      list: async (signal, modifiedAfter, onPage) => (await sagemaker.get()).list(signal, modifiedAfter, onPage),
      stop: async (name) => (await sagemaker.get()).stop(name),
      delete: async (name) => (await sagemaker.get()).delete(name),
    },
    processingJobs: {
      create: async (spec) => (await processing.get()).create(spec),
      describe: async (name) => (await processing.get()).describe(name),
      list: async (signal, modifiedAfter, onPage) => (await processing.get()).list(signal, modifiedAfter, onPage),
      stop: async (name) => (await processing.get()).stop(name),
    },
    logs: logServiceOf(logs),
    processingLogs: logServiceOf(processingLogs),
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
      put: async (s3Uri, body, contentType) => (await s3.get()).put(s3Uri, body, contentType),
      delete: async (bucket, keys) => (await s3.get()).delete(bucket, keys),
      upload: async (s3Uri, path, options) => (await s3.get()).upload(s3Uri, path, options),
    },
    browser: {
      buckets: async () => (await s3.get()).browser.buckets(),
      page: async (bucket, prefix, token) => (await s3.get()).browser.page(bucket, prefix, token),
      readFrom: async (s3Uri, from, etag, signal) => (await s3.get()).browser.readFrom(s3Uri, from, etag, signal),
      beginUpload: async (s3Uri, path) => (await s3.get()).browser.beginUpload(s3Uri, path),
      continueUpload: async (s3Uri, path, upload, options) =>
        (await s3.get()).browser.continueUpload(s3Uri, path, upload, options),
      unfinished: async (bucket) => (await s3.get()).browser.unfinished(bucket),
      abortUpload: async (s3Uri, uploadId) => (await s3.get()).browser.abortUpload(s3Uri, uploadId),
    },
    identity: {
      whoAmI: async () => (await sts.get()).whoAmI(),
      alias: async () => (await import('./account-alias')).accountAlias(connection),
    },
    registry: {
      listGroups: async (signal, betweenPages) => (await registry.get()).listGroups(signal, betweenPages),
      createGroup: async (name, description) => (await registry.get()).createGroup(name, description),
      deleteGroup: async (name) => (await registry.get()).deleteGroup(name),
      listPackages: async (group, signal, betweenPages) =>
        (await registry.get()).listPackages(group, signal, betweenPages),
      describePackage: async (arn) => (await registry.get()).describePackage(arn),
      createPackage: async (request) => (await registry.get()).createPackage(request),
      setApproval: async (arn, approval, note) => (await registry.get()).setApproval(arn, approval, note),
      deletePackage: async (arn) => (await registry.get()).deletePackage(arn),
    },
    lineage: { graph: async (arn) => (await lineage.get()).graph(arn) },
    endpoints: {
      list: async (signal, betweenPages) => (await endpoints.get()).list(signal, betweenPages),
      describe: async (name) => (await endpoints.get()).describe(name),
      create: async (name, configName) => (await endpoints.get()).create(name, configName),
      update: async (name, configName, plan) => (await endpoints.get()).update(name, configName, plan),
      scale: async (name, variants) => (await endpoints.get()).scale(name, variants),
      delete: async (name) => (await endpoints.get()).delete(name),
      createConfig: async (config) => (await endpoints.get()).createConfig(config),
      describeConfig: async (name) => (await endpoints.get()).describeConfig(name),
      deleteConfig: async (name) => (await endpoints.get()).deleteConfig(name),
      createModel: async (name, roleArn, source) => (await endpoints.get()).createModel(name, roleArn, source),
      describeModel: async (name) => (await endpoints.get()).describeModel(name),
      deleteModel: async (name) => (await endpoints.get()).deleteModel(name),
    },
    endpointMonitor: {
      series: async (endpoint, variants, since, until, periodSeconds, configName) =>
        (await monitor.get()).series(endpoint, variants, since, until, periodSeconds, configName),
      logs: async (endpoint, since, limit) => (await monitor.get()).logs(endpoint, since, limit),
    },
    alarms: {
      put: async (alarm) => (await alarms.get()).put(alarm),
      describe: async (names) => (await alarms.get()).describe(names),
      find: async (prefix) => (await alarms.get()).find(prefix),
      delete: async (names) => (await alarms.get()).delete(names),
    },
    inference: {
      invoke: async (endpoint, request, signal) => (await inference.get()).invoke(endpoint, request, signal),
      async *stream(endpoint, request, signal, onHead) {
        yield* (await inference.get()).stream(endpoint, request, signal, onHead);
      },
    },
    networks: { vpcs: async () => (await ec2.get()).vpcs() },
    kmsKeys: { keys: async () => (await kms.get()).keys() },
    roles: {
      list: async () => (await iam.get()).list(),
      describe: async (name) => (await iam.get()).describe(name),
      inlinePolicy: async (role, policy) => (await iam.get()).inlinePolicy(role, policy),
      create: async (name, trust, description) => (await iam.get()).create(name, trust, description),
      putPolicy: async (role, policy, document) => (await iam.get()).putPolicy(role, policy, document),
    },
    images: {
      repositories: async () => (await ecr.get()).repositories(),
      images: async (repository) => (await ecr.get()).images(repository),
    },
    preflight: {
      permissions: {
        denied: async (principalArn, wishes) => (await permissions.get()).denied(principalArn, wishes),
        role: async (roleArn) => (await permissions.get()).role(roleArn),
      },
      quotas: { find: async (name) => (await quotas.get()).find(name) },
      usage: {
        training: async (spot) => (await usage.get()).training(spot),
        processing: async () => (await usage.get()).processing(),
        endpoints: async () => (await usage.get()).endpoints(),
      },
      images: { find: async (image) => (await images.get()).find(image) },
      network: {
        securityGroups: async (ids) => (await network.get()).securityGroups(ids),
        endpoints: async (vpcId) => (await network.get()).endpoints(vpcId),
        offers: async (instanceType) => (await network.get()).offers(instanceType),
      },
    },
    prices: { fetch: async (region, signal) => (await pricing.get()).fetch(region, signal) },
    close: () => {
      for (const service of [
        sagemaker,
        processing,
        logs,
        processingLogs,
        metrics,
        s3,
        sts,
        registry,
        lineage,
        endpoints,
        monitor,
        alarms,
        inference,
        ec2,
        kms,
        iam,
        ecr,
        permissions,
        quotas,
        usage,
        images,
        network,
        pricing,
      ])
        service.close();
    },
  };
}

function logServiceOf(logs: { readonly get: () => Promise<LogService> }): LogService {
  return {
    streams: async (jobName) => (await logs.get()).streams(jobName),
    read: async (stream, token) => (await logs.get()).read(stream, token),
    async *tail(jobName, signal) {
      yield* (await logs.get()).tail(jobName, signal);
    },
  };
}
