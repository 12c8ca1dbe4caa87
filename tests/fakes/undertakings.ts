import type { Undertaking } from '../../shared/model/code/undertaking';
import type { Upload } from '../../shared/model/code/upload';
import type { Promotion } from '../../shared/model/promotion';
import { plainTraining, type TrainingSpec } from '../../shared/model/training-spec';

const account = '123456789012';
const bucket = `sagemaker-us-east-1-${account}`;
const roleArn = `arn:aws:iam::${account}:role/UpsideLocalExecution`;
const packageArn = `arn:aws:sagemaker:us-east-1:${account}:model-package/chat/1`;

type Of<K extends Undertaking['kind']> = Extract<Undertaking, { kind: K }>;
export type Undertakings = { readonly [K in Undertaking['kind']]: Of<K> };

/**
 * One of each thing that can be shown as code, as the console would send it. `text` stands wherever a person may write what
 * they like; `name` wherever the service allows letters, digits and hyphens only.
 */
export function undertakings(text: string, name = 'one'): Undertakings {
  const spec: TrainingSpec = {
    ...plainTraining,
    name,
    recipeId: 'location-classifier',
    image: 'registry.example/trainer:1',
    roleArn,
    hyperParameters: { epochs: '5', words: text },
    environment: { WORDS: text },
    inputs: [{ channel: 'train', s3Uri: `s3://${bucket}/train/`, contentType: 'text/csv' }],
    outputS3Uri: `s3://${bucket}/output`,
    checkpointS3Uri: `s3://${bucket}/checkpoints`,
    metricDefinitions: [{ name: 'train:loss', regex: text }],
    instanceType: 'ml.m5.large',
    instanceCount: 1,
    volumeGb: 10,
    maxRuntimeSeconds: 3_600,
    spot: true,
    tags: { words: text },
  };
  return {
    training: { kind: 'training', spec, uploads: uploadsOf(text) },
    processing: {
      kind: 'processing',
      spec: {
        name,
        image: 'registry.example/script:1',
        entrypoint: ['python3', '-c'],
        arguments: [text],
        environment: { WORDS: text },
        inputs: [{ name: 'raw', s3Uri: `s3://${bucket}/raw/`, localPath: '/opt/ml/processing/input/raw' }],
        outputs: [{ name: 'made', s3Uri: `s3://${bucket}/made/`, localPath: '/opt/ml/processing/output/made' }],
        roleArn,
        instanceType: 'ml.m5.large',
        volumeGb: 5,
        maxRuntimeSeconds: 600,
        tags: { words: text },
      },
      uploads: uploadsOf(text),
    },
    registration: {
      kind: 'registration',
      request: {
        group: `${name}-group`,
        description: text,
        image: 'registry.example/server:1',
        modelDataUrl: `s3://${bucket}/model.tar.gz`,
        contentTypes: ['application/json'],
        responseTypes: ['application/json'],
        environment: { WORDS: text },
        metricsS3Uri: `s3://${bucket}/evaluation.json`,
        metadata: { 'upside.job-name': name },
        approval: 'PendingManualApproval',
      },
    },
    deployment: {
      kind: 'deployment',
      deployment: {
        endpoint: name,
        configName: `${name}-config`,
        roleArn,
        variants: [
          {
            name: 'calm',
            modelName: `${name}-calm`,
            instanceType: 'ml.m5.large',
            initialInstances: 2,
            initialWeight: 0.7,
            source: { kind: 'package', arn: packageArn },
          },
          {
            name: 'bold',
            modelName: `${name}-bold`,
            instanceType: 'ml.m5.large',
            initialInstances: 1,
            initialWeight: 0.3,
            source: {
              kind: 'container',
              image: 'registry.example/server:1',
              modelDataUrl: `s3://${bucket}/model.tar.gz`,
              environment: { WORDS: text },
            },
          },
        ],
        dataCapture: { s3Uri: `s3://${bucket}/captured`, samplingPercent: 20 },
      },
    },
    promotion: { kind: 'promotion', promotion: promotionOf(text, name) },
    scaling: {
      kind: 'scaling',
      endpoint: name,
      variants: [
        { name: 'calm', weight: 2, instances: null },
        { name: 'bold', weight: null, instances: 3 },
      ],
    },
    deletion: {
      kind: 'deletion',
      endpoint: name,
      configs: [`${name}-config`],
      models: [`${name}-calm`, `${name}-bold`],
    },
    role: {
      kind: 'role',
      accountId: account,
      request: {
        name,
        buckets: [bucket],
        kmsKeyArns: [],
        registries: [],
        subnetIds: ['subnet-1'],
        securityGroupIds: ['sg-1'],
      },
    },
    upload: { kind: 'upload', uploads: uploadsOf(text) },
  };
}

/** One of each: a file, a text of the console's own, and a packed folder. An empty path is none. */
function uploadsOf(text: string): readonly Upload[] {
  const path = text === '' ? 'a' : text;
  return [
    { kind: 'file', path, bucket, key: `data/${text}`, contentType: 'text/csv' },
    { kind: 'text', text, bucket, key: `data/${text}.json`, contentType: 'application/json' },
    { kind: 'archive', folders: [{ folder: path, files: [path, `b/${path}`] }], bucket, key: `code/${text}.tar.gz` },
  ];
}

function promotionOf(text: string, name: string): Promotion {
  const alarm = `upside-${name}-new-calm-errors`;
  return {
    id: '01234567-89ab-4def-8123-456789abcdef',
    kind: 'promote',
    endpoint: name,
    version: 'chat/1',
    roleArn,
    fromConfig: `${name}-config`,
    toConfig: `${name}-new`,
    model: { name: `${name}-new-model`, packageArn },
    config: {
      variants: [
        {
          name: 'calm',
          modelName: `${name}-new-model`,
          instanceType: 'ml.m5.large',
          initialInstances: 2,
          initialWeight: 1,
        },
        { name: 'bold', modelName: `${name}-bold`, instanceType: 'ml.m5.large', initialInstances: 1, initialWeight: 1 },
      ],
      dataCapture: null,
    },
    plan: {
      shifting: { kind: 'canary', percent: 10, waitSeconds: 30 },
      terminationWaitSeconds: 5,
      maximumSeconds: 3_600,
      alarms: [alarm],
    },
    alarms: [
      {
        name: alarm,
        description: text,
        namespace: 'AWS/SageMaker',
        metric: 'Invocation5XXErrors',
        dimensions: { EndpointName: name, VariantName: 'calm', EndpointConfigName: `${name}-new` },
        statistic: 'Sum',
        periodSeconds: 60,
        evaluationPeriods: 1,
        threshold: 3,
        comparison: 'GreaterThanOrEqualToThreshold',
      },
    ],
    step: 'alarms',
    modifiedBefore: null,
    verdict: null,
    startedAt: 7,
    endedAt: null,
  };
}
