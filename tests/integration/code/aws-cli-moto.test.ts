import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import {
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  DescribeModelPackageCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  ListModelPackagesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import type { AwsWorkspace } from '../../../electron/domains/aws-ports';
import { asCode } from '../../../shared/model/code/as-code';
import type { Undertaking } from '../../../shared/model/code/undertaking';
import type { Upload } from '../../../shared/model/code/upload';
import { type Moto, startMoto } from '../../fakes/moto';
import { must } from '../../fakes/opened-console';
import { undertakings } from '../../fakes/undertakings';
import { type Hands, openHands } from './hands';
import { hostileText } from './hostile-text';

// What the AWS CLI's text makes in somebody else's AWS, beside what the console itself makes there of the same thing.

const region = 'us-east-1';
const bucket = 'sagemaker-us-east-1-123456789012';
const byShell = undertakings(hostileText, 'by-shell');
const byConsole = undertakings(hostileText, 'by-console');
let moto: Moto;
let aws: AwsWorkspace;
let sagemaker: SageMakerClient;
let hands: Hands;

beforeAll(async () => {
  moto = await startMoto();
  aws = createAwsWorkspace(moto.connection);
  const { endpoint } = moto.connection;
  if (endpoint === null) throw new Error('moto has an address.');
  const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
  sagemaker = new SageMakerClient({ endpoint, region, credentials, maxAttempts: 1 });
  hands = await openHands({ endpoint, region, credentials });
  must(await aws.objects.ensureBucket(bucket));
}, 180_000);
afterAll(async () => {
  sagemaker?.destroy();
  aws?.close();
  await hands?.close();
  await moto?.stop();
});

const shell = (what: Undertaking): Promise<string> => hands.shell(asCode(what, 'aws-cli', region).text ?? '');

/** What was read back, without what differs of itself: whose it is, and when it was made. */
function alike(described: object): unknown {
  const dated = (_key: string, value: unknown): unknown =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? 'a time' : value;
  const text = JSON.stringify({ ...described, $metadata: null }, dated);
  return JSON.parse(text.replace(/by-(shell|console)/g, 'who'));
}

test('the very same training job', async () => {
  await shell({ ...byShell.training, uploads: [] });
  must(await aws.trainingJobs.create(byConsole.training.spec));
  const read = (TrainingJobName: string) => sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName }));
  const made = await read('by-shell');
  expect(made.HyperParameters).toEqual({ epochs: '5', words: hostileText });
  expect(alike(made)).toEqual(alike(await read('by-console')));
});

test('the very same processing job', async () => {
  await shell({ ...byShell.processing, uploads: [] });
  must(await aws.processingJobs.create(byConsole.processing.spec));
  const read = (ProcessingJobName: string) => sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName }));
  const made = await read('by-shell');
  expect(made.AppSpecification?.ContainerArguments).toEqual([hostileText]);
  expect(alike(made)).toEqual(alike(await read('by-console')));
});

test('the very same version, in a group that is there already', async () => {
  const { request } = byConsole.registration;
  for (const group of ['by-shell-group', request.group]) must(await aws.registry.createGroup(group, null));
  await shell(byShell.registration);
  must(await aws.registry.createPackage({ ...request, clientToken: 'token-of-this-test' }));
  const read = async (ModelPackageGroupName: string) => {
    const listed = await sagemaker.send(new ListModelPackagesCommand({ ModelPackageGroupName }));
    const arns = (listed.ModelPackageSummaryList ?? []).map(({ ModelPackageArn }) => ModelPackageArn);
    const first = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arns.at(0) }));
    return { versions: arns.length, first: { ...first, ModelPackageArn: null, ModelPackageVersion: null } };
  };
  const made = await read('by-shell-group');
  expect(made.versions).toBe(1);
  expect(made.first.ModelPackageDescription).toBe(hostileText);
  expect(alike(made.first)).toEqual(alike((await read('by-console-group')).first));
});

test('the very same endpoint with its configuration and models, and then none of them', async () => {
  await shell(byShell.deployment);
  const { deployment } = byConsole.deployment;
  for (const { modelName, source } of deployment.variants)
    must(await aws.endpoints.createModel(modelName, deployment.roleArn, source));
  must(await aws.endpoints.createConfig({ ...deployment, name: deployment.configName }));
  const model = (ModelName: string) => sagemaker.send(new DescribeModelCommand({ ModelName }));
  const config = (EndpointConfigName: string) =>
    sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName }));
  expect(alike(await model('by-shell-bold'))).toEqual(alike(await model('by-console-bold')));
  expect(alike(await model('by-shell-calm'))).toEqual(alike(await model('by-console-calm')));
  expect(alike(await config('by-shell-config'))).toEqual(alike(await config('by-console-config')));
  expect(must(await aws.endpoints.describe('by-shell'))).toMatchObject({
    status: 'InService',
    configName: 'by-shell-config',
  });

  await shell(byShell.deletion);
  for (const gone of [
    await aws.endpoints.describe('by-shell'),
    await aws.endpoints.describeConfig('by-shell-config'),
    await aws.endpoints.describeModel('by-shell-calm'),
    await aws.endpoints.describeModel('by-shell-bold'),
  ])
    expect(gone).toMatchObject({ ok: false, error: { code: 'endpoint.not-found' } });
});

test('the very same alarm', async () => {
  const [alarm] = byShell.promotion.promotion.alarms;
  if (alarm === undefined) throw new Error('The promotion has an alarm.');
  const [first = ''] = (asCode(byShell.promotion, 'aws-cli', region).text ?? '').split(' &&\naws sagemaker');
  await hands.shell(first);
  must(await aws.alarms.put({ ...alarm, name: 'by-console-alarm' }));
  const [made, own] = must(await aws.alarms.describe([alarm.name, 'by-console-alarm'])).toSorted((a) =>
    a.name === alarm.name ? -1 : 1,
  );
  expect({ ...made, name: '', arn: '', stateChangedAt: 0 }).toEqual({ ...own, name: '', arn: '', stateChangedAt: 0 });
});

const hostilePath = '-a $(touch pwned) \'b\' "c" é.csv';
const contentOf = async (key: string): Promise<Buffer> => {
  const { body } = must(await aws.objects.read(`s3://${bucket}/${key}`, AbortSignal.timeout(10_000)));
  return buffer(body);
};

test.each(['aws-cli', 'python'] as const)('%s puts the very same objects into S3', async (language) => {
  const folder = '@code $(touch pwned)';
  await mkdir(join(hands.folder, folder, 'lib'), { recursive: true });
  const sources = ['-C', '@b.py', 'lib/$(touch pwned).py'];
  await writeFile(join(hands.folder, hostilePath), 'text,label\n');
  for (const file of [...sources, 'left out']) await writeFile(join(hands.folder, folder, file), `# ${file}`);
  const at = `by ${language}`;
  const uploads: readonly Upload[] = [
    { kind: 'file', path: hostilePath, bucket, key: `${at}/${hostilePath}`, contentType: 'text/csv' },
    { kind: 'text', text: hostileText, bucket, key: `${at}/options.json`, contentType: 'application/json' },
    { kind: 'archive', folders: [{ folder, files: sources }], bucket, key: `${at}/sourcedir.tar.gz` },
  ];
  await hands[language === 'python' ? 'python' : 'shell'](
    asCode({ kind: 'upload', uploads }, language, region).text ?? '',
  );
  expect((await contentOf(`${at}/${hostilePath}`)).toString()).toBe('text,label\n');
  expect((await contentOf(`${at}/options.json`)).toString()).toBe(hostileText);
  expect(await unpacked(await contentOf(`${at}/sourcedir.tar.gz`))).toEqual(
    Object.fromEntries(sources.map((file) => [file, `# ${file}`])),
  );
  expect((await hands.files()).toSorted()).toEqual([hostilePath, folder]);
});

test('a job is not created when what it reads could not be put there', async () => {
  const name = 'no-data';
  const missing: Upload = { kind: 'archive', folders: [{ folder: '.', files: ['nothing'] }], bucket, key: 'no/data' };
  const { spec } = byShell.training;
  await expect(shell({ kind: 'training', spec: { ...spec, name }, uploads: [missing] })).rejects.toThrow();
  await expect(sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }))).rejects.toThrow();
});

test('a training job after the file it is trained on', async () => {
  const name = 'with-data';
  const { spec } = byShell.training;
  const key = `data/training/${name}/train/rows.csv`;
  const inputs = [{ channel: 'train', s3Uri: `s3://${bucket}/${key}`, contentType: 'text/csv' }];
  const uploads: readonly Upload[] = [{ kind: 'file', path: hostilePath, bucket, key, contentType: 'text/csv' }];
  await writeFile(join(hands.folder, hostilePath), 'text,label\nhello,here\n');
  await shell({ kind: 'training', spec: { ...spec, name, inputs }, uploads });
  const made = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  const [{ DataSource } = {}] = made.InputDataConfig ?? [];
  expect(DataSource?.S3DataSource?.S3Uri).toBe(`s3://${bucket}/${key}`);
  expect((await contentOf(key)).toString()).toBe('text,label\nhello,here\n');
});

/** Names and contents of a .tar.gz. */
async function unpacked(archive: Buffer): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const tar = extract();
  Readable.from([gunzipSync(archive)]).pipe(tar);
  for await (const entry of tar) files[entry.header.name.replace(/^\.\//, '')] = (await buffer(entry)).toString();
  return files;
}
