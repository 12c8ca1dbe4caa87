import { CloudWatchClient, ListDashboardsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { amzDate, authorization, type RawRequest, send, sha256 } from '../gateway/sign-raw';

let daemon: RunningDaemon;
beforeAll(async () => {
  daemon = await startLocalDaemon();
});
afterAll(async () => {
  await daemon?.stop();
});

it.each([
  [
    'CloudWatch Logs',
    'DescribeMetricFilters',
    (options: object) => new CloudWatchLogsClient(options).send(new DescribeMetricFiltersCommand({})),
  ],
  [
    'CloudWatch',
    'ListDashboards',
    (options: object) => new CloudWatchClient(options).send(new ListDashboardsCommand({})),
  ],
  ['STS', 'GetSessionToken', (options: object) => new STSClient(options).send(new GetSessionTokenCommand({}))],
])('%s names %s, which it has not', async (_service, operation, call) => {
  const { endpoint, region, credentials } = daemon;
  await expect(call({ endpoint, region, credentials, maxAttempts: 1 })).rejects.toMatchObject({
    name: expect.stringMatching(/^(UnknownOperationException|InvalidAction)$/),
    message: `The local workspace has no such operation yet: ${operation}.`,
    $metadata: { httpStatusCode: 400 },
  });
});

/** A signed request of a service that has no client among the project's packages. */
function foreign(service: string, request: Pick<RawRequest, 'method' | 'path' | 'body' | 'headers'>) {
  const at = amzDate(Date.now());
  const raw: RawRequest = {
    ...request,
    headers: { ...request.headers, 'x-amz-date': at },
    endpoint: daemon.endpoint,
    query: '',
    payloadHash: sha256(request.body),
    ...daemon.credentials,
    timestamp: at,
    scopeDate: at.slice(0, 8),
    region: daemon.region,
    service,
    terminator: 'aws4_request',
  };
  const host = new URL(daemon.endpoint).host;
  return send(raw, { ...raw.headers, host, authorization: authorization(raw).header }, raw.body);
}

const json = (target: string) => ({ 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

it.each([
  [
    'ecr',
    {
      method: 'POST',
      path: '/',
      headers: json('AmazonEC2ContainerRegistry_V20150921.DescribeRepositories'),
      body: '{}',
    },
    'DescribeRepositories',
  ],
  ['ssm', { method: 'POST', path: '/', headers: json('AmazonSSM.GetParameter'), body: '{}' }, 'GetParameter'],
  ['iam', { method: 'POST', path: '/', headers: form, body: 'Action=GetRole&Version=2010-05-08' }, 'GetRole'],
  [
    'sagemaker',
    { method: 'POST', path: '/endpoints/mine/async-invocations', headers: {}, body: '{}' },
    'POST /endpoints/mine/async-invocations',
  ],
  ['sagemaker', { method: 'POST', path: '/', headers: json('SageMaker.constructor'), body: '{}' }, 'constructor'],
])('%s, of which there is nothing, is told so with the name of the operation', async (service, request, operation) => {
  const answer = await foreign(service, request);
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain(`The local workspace has no such operation yet: ${operation}.`);
});
