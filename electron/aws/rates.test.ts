import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { PricingClient } from '@aws-sdk/client-pricing';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { rateOf } from './rates';

const clients = {
  '@aws-sdk/client-cloudwatch': CloudWatchClient,
  '@aws-sdk/client-cloudwatch-logs': CloudWatchLogsClient,
  '@aws-sdk/client-ec2': EC2Client,
  '@aws-sdk/client-ecr': ECRClient,
  '@aws-sdk/client-iam': IAMClient,
  '@aws-sdk/client-kms': KMSClient,
  '@aws-sdk/client-pricing': PricingClient,
  '@aws-sdk/client-s3': S3Client,
  '@aws-sdk/client-sagemaker': SageMakerClient,
  '@aws-sdk/client-sagemaker-runtime': SageMakerRuntimeClient,
  '@aws-sdk/client-service-quotas': ServiceQuotasClient,
  '@aws-sdk/client-sts': STSClient,
};

/** Sources of the adapters; the ways to keys are apart: they are gone before the account is known, one at a time. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path) && !/credentials/.test(path))
  .map((path) => ({ path, text: readFileSync(join(import.meta.dirname, path), 'utf8') }));

it('every AWS service the console calls has a pace', () => {
  const called = sources.flatMap(({ text }) =>
    [...text.matchAll(/'(@aws-sdk\/client-[\w-]+)'/g)].map(([, name]) => name),
  );
  expect(Object.keys(clients)).toEqual([...new Set(called)].sort());
  for (const Client of Object.values(clients)) {
    const client = new Client({ region: 'us-east-1' });
    const id = client.config.serviceId.toLowerCase().replaceAll(' ', '_');
    client.destroy();
    expect([id, rateOf(id, 'Anything')?.perSecond ?? 0]).toEqual([id, expect.toSatisfy((rate: number) => rate > 0)]);
  }
});

it('no adapter makes a client past the pace', () => {
  const past = sources.filter(({ text }) => /new (?!Class\b)\w+Client\(/.test(text)).map(({ path }) => path);
  expect(past).toEqual([]);
});

it('counts lists by themselves, everything else of a service together, and IAM over all regions', () => {
  expect(rateOf('sagemaker', 'ListTrainingJobs')).toMatchObject({ key: 'sagemaker/ListTrainingJobs', perSecond: 2 });
  expect(rateOf('sagemaker', 'DescribeEndpoint')).toMatchObject({ key: 'sagemaker/*', isGlobal: false });
  expect(rateOf('iam', '')).toMatchObject({ key: 'iam/*', isGlobal: true });
  expect(rateOf('', '')).toBeNull();
});
