import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeSourcePacker } from '../../../electron/platform/node/source-packer';
import { parseS3Uri } from '../../../shared/model/s3-uri';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { all, classifierSpec, first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';

let opened: TestConsole;
const never = new AbortController().signal;
beforeAll(async () => {
  opened = await openTestConsole();
  must(await opened.console.workspace.reconnect());
}, 60_000);
afterAll(() => opened?.destroy());

describe('the local workspace', () => {
  it('says what it has no such thing of, instead of failing', async () => {
    const { account } = opened.console;
    const scope = await opened.scope();
    const answers = [
      must(await account.network(scope)),
      must(await account.keys(scope)),
      must(await account.roles(scope)),
      must(await account.images(scope, null)),
    ];
    expect(answers.map(({ kind }) => kind)).toEqual(['absent', 'absent', 'absent', 'absent']);
    expect(answers[0]).toMatchObject({ reason: expect.stringContaining('has no VPCs') });
    const request = {
      name: 'r',
      buckets: ['bucket'],
      kmsKeyArns: [],
      registries: [],
      subnetIds: [],
      securityGroupIds: [],
    };
    expect(await account.createRole(scope, request, { ...scope, target: 'r' })).toMatchObject({
      ok: false,
      error: { code: 'input.invalid' },
    });
  });

  it('takes what a real account takes, keeps it, and says in the log what it does not enforce', async () => {
    const { jobs, logs } = opened.console;
    const scope = await opened.scope();
    const plain = await classifierSpec(opened, 'as-on-aws', { epochs: '1' });
    const spec: TrainingSpec = {
      ...plain,
      outputKmsKeyId: 'alias/output',
      volumeKmsKeyId: 'alias/volume',
      keepAliveSeconds: 60,
      retryAttempts: 2,
      inputMode: 'FastFile',
      network: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'], isolation: true, encryptTraffic: false },
    };
    must(await jobs.launch(scope, spec, { ...scope, target: spec.name }));
    const watched = await all(jobs.watch(scope, spec.name, never));
    expect(watched.at(-1)?.value).toMatchObject({
      status: 'Completed',
      outputKmsKeyId: 'alias/output',
      volumeKmsKeyId: 'alias/volume',
      keepAliveSeconds: 60,
      retryAttempts: 2,
      inputMode: 'FastFile',
      network: spec.network,
    });
    const line = await first(logs.follow(scope, spec.name, never), (batch) =>
      JSON.stringify(batch).includes('not enforced'),
    );
    expect(JSON.stringify(line)).toContain(
      'VpcConfig, EnableNetworkIsolation, VolumeKmsKeyId, OutputDataConfig.KmsKeyId, KeepAlivePeriodInSeconds',
    );
  });

  it.each<[string, Partial<TrainingSpec>, string]>([
    ['Pipe mode', { inputMode: 'Pipe' }, 'Pipe mode'],
    ['several instances', { instanceCount: 2 }, 'InstanceCount is 2'],
    ['uncompressed output', { outputCompression: 'NONE' }, 'uncompressed output'],
    [
      'a checkpoint folder elsewhere',
      { checkpointS3Uri: 's3://bucket/c', checkpointLocalPath: '/tmp/elsewhere' },
      'CheckpointConfig.LocalPath',
    ],
    [
      'torchrun',
      {
        script: { sourceS3Uri: 's3://bucket/sourcedir.tar.gz', entryPoint: 'train.py' },
        distribution: { kind: 'torchrun' },
      },
      'distributed training',
    ],
  ])('refuses %s by name', async (what, changes, reason) => {
    const { console } = opened;
    const scope = await opened.scope();
    const plain = await classifierSpec(opened, what.replaceAll(' ', '-').toLowerCase());
    const { bucket } = must(await console.workspace.current()).defaults;
    const checkpointS3Uri = changes.checkpointS3Uri === undefined ? null : `s3://${bucket}/c`;
    const spec = { ...plain, ...changes, checkpointS3Uri };
    must(await console.jobs.launch(scope, spec, { ...scope, target: spec.name }));
    const watched = await all(console.jobs.watch(scope, spec.name, never));
    expect(watched.at(-1)?.value).toMatchObject({ status: 'Failed', failureReason: expect.stringContaining(reason) });
  });
});

describe('a folder of source code', () => {
  it('is uploaded under the hash of its content, without what is not source', async () => {
    const folder = join(opened.home, 'source');
    await mkdir(join(folder, 'lib', '__pycache__'), { recursive: true });
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, 'train.py'), 'print("hello")\n');
    await writeFile(join(folder, 'lib', 'model.py'), 'x = 1\n');
    await writeFile(join(folder, 'lib', '__pycache__', 'model.pyc'), 'compiled');
    await writeFile(join(folder, '.git', 'HEAD'), 'hidden');
    const { account, audit } = opened.console;
    const scope = await opened.scope();
    const { bucket } = must(await opened.console.workspace.current()).defaults;
    const sent = must(await account.uploadSource(scope, folder, bucket));
    expect(sent.files).toEqual(['lib/model.py', 'train.py']);
    expect(sent.s3Uri).toMatch(/\/code\/[0-9a-f]{32}\/sourcedir\.tar\.gz$/);
    expect(sent.upload).toEqual({
      kind: 'archive',
      folders: [{ folder, files: sent.files }],
      ...parseS3Uri(sent.s3Uri),
    });
    expect(must(await account.planSource(folder, bucket)).upload).toEqual(sent.upload);
    expect(must(await account.uploadSource(scope, folder, bucket)).s3Uri).toBe(sent.s3Uri);
    await writeFile(join(folder, 'train.py'), 'print("other")\n');
    expect(must(await account.uploadSource(scope, folder, bucket)).s3Uri).not.toBe(sent.s3Uri);
    const { records } = must(await audit.list({ text: '', action: 'account', outcome: null }, null, 10));
    expect(records[0]).toMatchObject({ action: 'account.uploadSource', outcome: 'done' });
  });

  it('of a recipe is told with all its folders, for other hands', async () => {
    const { account } = opened.console;
    const asked = { recipeId: 'location-classifier-distilbert', instanceType: 'ml.g4dn.xlarge', bucket: 'harbour' };
    const { script, upload } = must(await account.planProgram(await opened.scope(), asked));
    expect(upload).toMatchObject({ kind: 'archive', ...parseS3Uri(script?.sourceS3Uri ?? '') });
    const folders = Object.fromEntries(upload?.folders.map((one) => [basename(one.folder), one.files]) ?? []);
    expect(folders).toMatchObject({
      'location-classifier': expect.arrayContaining(['train.py', 'requirements.txt']),
      common: expect.arrayContaining(['job.py']),
    });
  });

  it('that holds data is refused, and so is an empty one', async () => {
    const folder = join(opened.home, 'heavy');
    await mkdir(folder);
    expect(await nodeSourcePacker.pack([folder])).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
    await writeFile(join(folder, 'data.bin'), Buffer.alloc(16 * 1024 * 1024 + 1));
    expect(await nodeSourcePacker.pack([folder])).toMatchObject({
      ok: false,
      error: { code: 'input.invalid', message: expect.stringContaining('more than source code') },
    });
  });
});
