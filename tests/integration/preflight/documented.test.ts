import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import { createPermissions } from '../../../electron/aws/permissions';
import { createPricing } from '../../../electron/aws/pricing';
import { createQuotas } from '../../../electron/aws/quotas';
import { createNotifier } from '../../../electron/domains/notifier';
import { createPrices } from '../../../electron/domains/prices/prices';
import { systemClock } from '../../../electron/platform/node/clock';
import { createPriceFile } from '../../../electron/platform/node/price-file';
import { createResources } from '../../../electron/platform/node/resources';
import { ok } from '../../../shared/errors/result';
import { instancePrice } from '../../../shared/model/price-list';
import { type DocumentedServer, startDocumentedServer } from '../../fakes/documented-server';
import { must } from '../../fakes/opened-console';
import { product, quotas, role, simulation } from './documented-replies';

const never = new AbortController().signal;
let server: DocumentedServer | null = null;
afterEach(() => server?.stop());

const denied =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User me is not authorized to perform: iam:SimulatePrincipalPolicy</Message></Error><RequestId>1</RequestId></ErrorResponse>';

it('asks IAM about the role behind a session, and tells sure denials from doubtful ones', async () => {
  const arn = 'arn:aws:iam::123456789012:role/aws-reserved/team';
  server = await startDocumentedServer((call) => {
    if (call.operation === 'GetRole') return { body: role(arn, { Statement: [] }) };
    return {
      body: simulation(call, (action) => {
        if (action === 'iam:PassRole') return { decision: 'explicitDeny' };
        if (action === 'sagemaker:AddTags') return { decision: 'implicitDeny', missing: 'aws:RequestTag/team' };
        return { decision: 'allowed' };
      }),
    };
  });
  const permissions = createPermissions(server.connection);
  const job = 'arn:aws:sagemaker:us-east-1:123456789012:training-job/x';
  const found = must(
    await permissions.denied('arn:aws:sts::123456789012:assumed-role/team/me', [
      { action: 'sagemaker:CreateTrainingJob', resource: job },
      { action: 'sagemaker:AddTags', resource: job },
      { action: 'iam:PassRole', resource: 'arn:role' },
    ]),
  );
  expect(found).toEqual([
    { action: 'sagemaker:AddTags', resource: job, explicit: false, unsure: true },
    { action: 'iam:PassRole', resource: 'arn:role', explicit: true, unsure: false },
  ]);
  const asked = server.calls.filter(({ operation }) => operation === 'SimulatePrincipalPolicy');
  expect(asked.map(({ input }) => input.PolicySourceArn)).toEqual([arn, arn]);
  expect(asked[0]?.input).toMatchObject({
    'ContextEntries.member.1.ContextKeyName': 'iam:PassedToService',
    'ContextEntries.member.1.ContextKeyValues.member.1': 'sagemaker.amazonaws.com',
  });
  permissions.destroy();
});

it('says that IAM may not be asked, and that no policy binds the root', async () => {
  server = await startDocumentedServer(() => ({ status: 403, body: denied }));
  const permissions = createPermissions(server.connection);
  const wishes = [{ action: 'sagemaker:CreateTrainingJob', resource: '*' }];
  expect(await permissions.denied('arn:aws:iam::123456789012:user/me', wishes)).toMatchObject({
    ok: false,
    error: { code: 'aws.denied' },
  });
  expect(must(await permissions.denied('arn:aws:iam::123456789012:root', wishes))).toEqual([]);
  expect(await permissions.denied('arn:aws:sts::123456789012:federated-user/me', wishes)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('users and roles only') },
  });
  permissions.destroy();
});

it('reads every page of the quotas once, and again after a failure', async () => {
  let refuse = true;
  server = await startDocumentedServer(({ input }) => {
    if (refuse) {
      refuse = false;
      return { status: 400, body: JSON.stringify({ __type: 'AccessDeniedException', message: 'No.' }) };
    }
    return {
      body:
        input.NextToken === undefined
          ? quotas({ 'ml.m5.large for endpoint usage': 8 }, 'more')
          : quotas({ 'ml.m5.large for training job usage': 15, 'ml.m5.large for spot training job usage': 4.0 }),
    };
  });
  let now = 0;
  const service = createQuotas(server.connection, () => now);
  expect(await service.find('ml.m5.large for endpoint usage')).toMatchObject({
    ok: false,
    error: { code: 'aws.denied' },
  });
  expect(must(await service.find('ml.m5.large for training job usage'))).toEqual({ code: 'L-0', value: 15 });
  expect(must(await service.find('ml.m5.large for spot training job usage'))?.value).toBe(4);
  expect(must(await service.find('ml.odd.large for training job usage'))).toBeNull();
  expect(server.calls).toHaveLength(3);
  expect(server.calls[1]?.input).toEqual({ ServiceCode: 'sagemaker', MaxResults: 100 });
  now = 700_000;
  must(await service.find('ml.m5.large for endpoint usage'));
  expect(server.calls).toHaveLength(5);
  service.destroy();
});

const pages: Readonly<Record<string, readonly string[]>> = {
  first: [
    product('EU-Train:ml.m5.xlarge', '0.2570000000'),
    product('EU-Host:ml.m5.xlarge', '0.2580000000'),
    product('EU-TrainWarmPool:ml.m5.xlarge', '0.9'),
    product('EU-Notebk:ml.m5.xlarge', '0.7'),
    product('EU-Train:ml.free.large', '0.0000000000'),
    '{"product": "in another form"}',
  ],
  second: [
    product('EU-Processing:ml.m5.xlarge', '0.2590000000'),
    product('EU-Train:VolumeUsage.gp2', '0.1540000000', 'GB-Mo'),
    product('Train:ml.m5.xlarge', '0.23', 'Hrs', 'us-east-1'),
  ],
};
const priceList = ({ input }: { readonly input: Readonly<Record<string, unknown>> }) => ({
  body: JSON.stringify(
    input.NextToken === undefined
      ? { FormatVersion: 'aws_v1', PriceList: pages.first, NextToken: 'second' }
      : { FormatVersion: 'aws_v1', PriceList: pages.second },
  ),
});

it('takes from the price list what SageMaker bills for training, hosting and processing in the region', async () => {
  server = await startDocumentedServer(priceList);
  const pricing = createPricing({ ...server.connection, region: 'eu-west-1' });
  const row = (usdPerHour: number) => ({
    region: 'eu-west-1',
    instanceType: 'ml.m5.xlarge',
    usdPerHour,
    source: 'https://api.pricing.us-east-1.amazonaws.com/',
    asOf: '2026-09-25',
  });
  const fetched = must(await pricing.fetch('eu-west-1', never));
  expect(fetched).toMatchObject({ training: [row(0.257)], hosting: [row(0.258)], processing: [row(0.259)] });
  expect(fetched.storage).toMatchObject([{ kind: 'training-volume', usdPerGb: 0.154 }]);
  expect(server.calls[0]?.input).toMatchObject({
    ServiceCode: 'AmazonSageMaker',
    Filters: [{ Type: 'TERM_MATCH', Field: 'regionCode', Value: 'eu-west-1' }],
  });
  pricing.destroy();
});

it('keeps refreshed prices in the home, over those that ship, and asks nobody for the local workspace', async () => {
  server = await startDocumentedServer(priceList);
  const home = await mkdtemp(join(tmpdir(), 'upside-prices-'));
  const aws = createAwsWorkspace(server.connection);
  const scope = { workspaceId: 'w', accountId: '123456789012', region: 'eu-west-1', bucket: 'b', roleArn: '' };
  const opened = (kind: 'aws' | 'local') =>
    createPrices({
      link: {
        changes: createNotifier(),
        connection: { kind: 'online', since: 0 },
        workspace: { id: 'w', kind, name: 'w', accountId: scope.accountId, region: scope.region },
        failure: null,
        aws: async () => ok(aws),
        reconnect: async () => ok(null),
        remembered: async () => undefined,
        report: (result) => result,
        close: () => undefined,
      } as Parameters<typeof createPrices>[0]['link'],
      resources: createResources(resolve('resources')),
      file: createPriceFile(join(home, 'prices.json')),
      clock: systemClock,
      closing: never,
    });
  const prices = opened('aws');
  const before = must(await prices.show(scope));
  expect(before.fetchedAt).toBeNull();
  expect(before.prices.hosting.find(({ instanceType }) => instanceType === 'ml.m5.xlarge')?.usdPerHour).toBe(0.257);
  const after = must(await prices.refresh(scope));
  expect(after.fetchedAt).toBeGreaterThan(0);
  expect(after.prices.hosting.find(({ instanceType }) => instanceType === 'ml.m5.xlarge')?.usdPerHour).toBe(0.258);
  // What AWS did not name stays as it shipped.
  expect(instancePrice(await prices.current(), 'training', 'us-east-1', 'ml.m5.large')?.usdPerHour).toBe(0.115);
  expect(JSON.parse(await readFile(join(home, 'prices.json'), 'utf8')).fetchedAt['eu-west-1']).toBe(after.fetchedAt);

  const local = opened('local');
  expect(must(await local.show(scope)).region).toBe('us-east-1');
  const calls = server.calls.length;
  expect(await local.refresh(scope)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  expect(server.calls).toHaveLength(calls);
  aws.close();
  await rm(home, { recursive: true });
});
