import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrainingChannel, TrainingRunSpec } from '../../../electron/local/runtime/training-runtime';
import { jobSpec } from './job-spec';
import { type Bench, openBench } from './run-bench';

const script = (name: string): string => readFileSync(join(import.meta.dirname, 'scripts', name), 'utf8');
const channel = (name: string, s3Uri: string, more: Partial<TrainingChannel> = {}): TrainingChannel => ({
  name,
  s3Uri,
  s3DataType: 'S3Prefix',
  contentType: null,
  compression: 'None',
  inputMode: 'File',
  recordWrapper: 'None',
  distribution: 'FullyReplicated',
  ...more,
});

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.put('data/train/a.csv', 'one\ntwo\n');
  await bench.put('data/train/sub/b.csv', 'three\n');
});
afterEach(() => bench.close());

const train = channel('train', 's3://bucket/data/train');
const metricDefinitions = [{ name: 'train:loss', regex: 'train_loss=([0-9.]+)' }];

describe('script mode, as SDK v2 sends it', () => {
  const hyperParameters = { ...jobSpec().hyperParameters, epochs: '3', name: '"a b"' };

  it('trains, reports its phases and metrics, and leaves its artifacts in S3', async () => {
    await bench.putCode(script('train.py'), { 'requirements.txt': 'torch\n' });
    const job = bench.start(jobSpec({ channels: [train], hyperParameters, metricDefinitions }));
    expect(await job.outcome).toEqual({ kind: 'completed', artifactS3Uri: 's3://bucket/out/job/output/model.tar.gz' });
    expect(job.statuses()).toEqual(['Starting', 'Downloading', 'Training', 'Uploading']);
    const model = JSON.parse((await bench.unpack('out/job/output/model.tar.gz'))['model.json'] ?? '');
    expect(model).toEqual({ rows: ['one', 'two', 'three'], argv: ['--epochs', '3', '--name', 'a b'] });
    expect(await bench.unpack('out/job/output/output.tar.gz')).toEqual({ 'report.txt': 'job' });
    expect(job.values.items).toEqual([
      { name: 'train:loss', value: 0.25 },
      { name: 'train:loss', value: 0.2 },
      { name: 'train:loss', value: 0.1667 },
    ]);
    expect(bench.metrics.items.find(({ name }) => name === 'train:loss')).toMatchObject({
      namespace: '/aws/sagemaker/TrainingJobs',
      dimensions: { TrainingJobName: 'job' },
      value: 0.25,
    });
    expect(bench.messages()[0]).toContain('requirements.txt is not installed');
    expect(bench.logged.items[1]).toMatchObject({ group: '/aws/sagemaker/TrainingJobs' });
    expect(bench.logged.items[1]?.stream).toMatch(/^job\/algo-1-\d{10}$/);
  });

  it('finds the source of an isolated job in its channel, and says what is not enforced', async () => {
    await bench.putCode(script('train.py'));
    const submitted = '"/opt/ml/input/data/code/sourcedir.tar.gz"';
    const job = bench.start(
      jobSpec({
        channels: [train, channel('code', 's3://bucket/code/sourcedir.tar.gz')],
        hyperParameters: { ...hyperParameters, sagemaker_submit_directory: submitted },
        notEnforced: ['EnableNetworkIsolation'],
      }),
    );
    expect(await job.outcome).toMatchObject({ kind: 'completed' });
    expect(bench.messages()[0]).toBe('Accepted, but not enforced by the local workspace: EnableNetworkIsolation.');
  });

  it('goes on without a metric definition that is no regular expression, and says so', async () => {
    await bench.putCode(script('train.py'));
    const definitions = [{ name: 'broken', regex: '(' }, ...metricDefinitions];
    const job = bench.start(jobSpec({ channels: [train], metricDefinitions: definitions }));
    expect(await job.outcome).toMatchObject({ kind: 'completed' });
    expect(job.values.items).toHaveLength(3);
    expect(bench.messages()[0]).toMatch(/^Metric definition broken is not used/);
  });

  it('gives the same ETag to the same model', async () => {
    await bench.putCode(script('train.py'));
    const etags: string[] = [];
    for (const jobName of ['first', 'second']) {
      await bench.start(jobSpec({ jobName, channels: [train] })).outcome;
      etags.push((await bench.objects.head('bucket', `out/${jobName}/output/model.tar.gz`)).etag);
    }
    expect(etags[0]).toBe(etags[1]);
    // Both may have been packed within one second; the archive must not know when that was.
    expect(await bench.times('out/first/output/model.tar.gz')).toEqual(['1980-01-01T00:00:00.000Z']);
  });

  it('fails with what the program wrote to output/failure', async () => {
    await bench.putCode(script('train.py'));
    const job = bench.start(jobSpec({ channels: [train], hyperParameters: { ...hyperParameters, fail: 'true' } }));
    expect(await job.outcome).toEqual({ kind: 'failed', reason: 'AlgorithmError: no usable rows, exit code: 3' });
    expect(await bench.keys('out/')).toEqual(['out/job/output/output.tar.gz']);
    expect(await bench.unpack('out/job/output/output.tar.gz')).toEqual({ failure: 'no usable rows' });
  });

  it('fails with the end of stderr otherwise', async () => {
    await bench.putCode('raise ValueError("label column is missing")');
    expect(await bench.start(jobSpec()).outcome).toMatchObject({
      reason: expect.stringMatching(
        /^AlgorithmError: Traceback[\s\S]*ValueError: label column is missing, exit code: 1$/,
      ),
    });
  });

  it('shows a program no secret of the daemon and every variable of the contract', async () => {
    process.env.DAEMON_SECRET = 'x';
    await bench.putCode('import os, json; print(json.dumps(dict(os.environ)))');
    await bench.start(jobSpec({ channels: [train], environment: { OWN: 'value' } })).outcome;
    delete process.env.DAEMON_SECRET;
    const env = JSON.parse((await bench.line('{')).message);
    expect(env).not.toHaveProperty('DAEMON_SECRET');
    expect(env).toMatchObject({
      OWN: 'value',
      TRAINING_JOB_NAME: 'job',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_REGION: 'us-east-1',
      SM_CURRENT_HOST: 'algo-1',
      SM_CHANNELS: '["train"]',
      SM_USER_ARGS: '[]',
      SM_MODULE_NAME: 'train',
    });
    expect(JSON.parse(env.SM_TRAINING_ENV)).toMatchObject({ job_name: 'job', num_gpus: 0 });
  });
});

describe('a built-in algorithm', () => {
  it('is started by its path with the word train', async () => {
    mkdirSync(join(bench.root, 'algorithms'));
    const program =
      'console.log(process.argv.slice(2).join(), process.env.SM_CHANNEL_TRAIN, process.env.SM_CHECKPOINT_DIR)';
    writeFileSync(join(bench.root, 'algorithms', 'location-classifier.js'), program);
    const spec = jobSpec({
      image: 'upside.local/location-classifier:1',
      hyperParameters: { epochs: '3' },
      channels: [train],
      checkpoint: { s3Uri: 's3://bucket/checkpoints', localPath: '/opt/ml/checkpoints' },
    });
    expect(await bench.start(spec).outcome).toMatchObject({ kind: 'completed' });
    const folder = join(bench.root, 'runtime/runs/job/ml');
    expect(bench.messages()).toEqual([`train ${folder}/input/data/train ${folder}/checkpoints`]);
  });
});

const canBind = process.platform === 'linux';
describe.runIf(canBind)('ContainerEntrypoint, as SDK v3 sends it', () => {
  const spec = (flags: string): TrainingRunSpec =>
    jobSpec({
      hyperParameters: {},
      entrypoint: ['/bin/bash'],
      arguments: [
        '-c',
        'chmod +x /opt/ml/input/data/sm_drivers/sm_train.sh && /opt/ml/input/data/sm_drivers/sm_train.sh',
      ],
      environment: { TRAIN_FLAGS: flags },
      channels: [train, channel('code', 's3://bucket/code'), channel('sm_drivers', 's3://bucket/sm_drivers')],
    });
  beforeEach(async () => {
    await bench.put('code/train.py', script('train.py'));
    await bench.put('sm_drivers/sm_train.sh', script('sm_train.sh'));
  });

  it('trains with its folder on /opt/ml, which nobody else sees', async () => {
    const before = mounts();
    expect(await bench.start(spec('--epochs 3')).outcome).toMatchObject({ kind: 'completed' });
    const model = JSON.parse((await bench.unpack('out/job/output/model.tar.gz'))['model.json'] ?? '');
    expect(model).toEqual({ rows: ['one', 'two', 'three'], argv: ['--epochs', '3'] });
    expect(mounts()).toBe(before);
  });

  it('fails with its own reason', async () => {
    expect(await bench.start(spec('--fail')).outcome).toEqual({
      kind: 'failed',
      reason: 'AlgorithmError: no usable rows, exit code: 3',
    });
    expect(bench.messages()).toContain('driver saw exit code 3');
  });
});

function mounts(): string {
  return execFileSync('cat', ['/proc/self/mounts'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('/opt/ml'))
    .join('\n');
}

describe('input data', () => {
  it('follows a manifest, unpacks gzip and says that FastFile is downloaded', async () => {
    await bench.put('zipped/c.csv.gz', gzipSync('four\n'));
    await bench.put('m.json', JSON.stringify([{ prefix: 's3://bucket/data/train/' }, 'sub/b.csv']));
    await bench.putCode(`
import os, pathlib
for name in ("LISTED", "ZIPPED"):
    folder = pathlib.Path(os.environ["SM_CHANNEL_" + name])
    print(name, [(str(f.relative_to(folder)), f.read_text()) for f in folder.rglob("*.csv")], flush=True)
`);
    const channels = [
      channel('listed', 's3://bucket/m.json', { s3DataType: 'ManifestFile' }),
      channel('zipped', 's3://bucket/zipped/', { compression: 'Gzip', inputMode: 'FastFile' }),
    ];
    expect(await bench.start(jobSpec({ channels })).outcome).toMatchObject({ kind: 'completed' });
    expect(bench.messages()).toContain("LISTED [('sub/b.csv', 'three\\n')]");
    expect(bench.messages()).toContain("ZIPPED [('c.csv', 'four\\n')]");
    expect(bench.messages()[0]).toMatch(/^Channel zipped: FastFile/);
  });

  it('has to fit the volume', async () => {
    await bench.put('bomb/x.gz', gzipSync(Buffer.alloc(3_000_000)));
    const channels = [channel('train', 's3://bucket/bomb/', { compression: 'Gzip' })];
    expect(await bench.start(jobSpec({ channels, volumeGb: 0.001 })).outcome).toEqual({
      kind: 'failed',
      reason: 'ClientError: Data download failed: the data does not fit VolumeSizeInGB (0.001).',
    });
  });
});

describe('artifacts', () => {
  it('refuse a link that leaves the model folder, and keep one that stays', async () => {
    await bench.putCode(`
import os, pathlib, sys
model = pathlib.Path(os.environ["SM_MODEL_DIR"])
(model / "real").write_text("x")
(model / "link").symlink_to("real")
if "--evil" in sys.argv: (model / "evil").symlink_to("/etc/passwd")
`);
    expect(await bench.start(jobSpec({ jobName: 'good' })).outcome).toMatchObject({ kind: 'completed' });
    expect(Object.keys(await bench.unpack('out/good/output/model.tar.gz'))).toEqual(['link', 'real']);
    const hyperParameters = { ...jobSpec().hyperParameters, evil: '1' };
    expect(await bench.start(jobSpec({ jobName: 'bad', hyperParameters })).outcome).toEqual({
      kind: 'failed',
      reason:
        'ClientError: Artifact upload failed: evil is a symbolic link to /etc/passwd, which is outside its folder.',
    });
    expect(await bench.keys('out/bad')).toEqual([]);
  });
});

describe('what cannot run here', () => {
  it.each([
    [
      'an unknown image',
      { hyperParameters: {}, image: 'docker.io/library/train:1' },
      /^ClientError: The image docker\.io\/library\/train:1 cannot be run .*upside\.local\/location-classifier:1.*script mode.*ContainerEntrypoint/,
    ],
    ['several instances', { instanceCount: 2 }, /^ClientError: InstanceCount is 2/],
    [
      'Pipe mode',
      { channels: [channel('train', 's3://bucket/data', { inputMode: 'Pipe' })] },
      /^ClientError: Channel train asks for Pipe mode/,
    ],
    [
      'an empty prefix',
      { channels: [channel('train', 's3://bucket/nothing')] },
      /^ClientError: Data download failed: no objects under s3:\/\/bucket\/nothing$/,
    ],
    [
      'a bucket that is not there',
      { channels: [channel('train', 's3://other/x')] },
      /^ClientError: Data download failed: .*bucket/,
    ],
    [
      'a key that leaves its folder',
      { channels: [channel('train', 's3://bucket/evil/')] },
      /^ClientError: Data download failed: "\.\.\/\.\.\/x" would be written outside its folder\.$/,
    ],
    ['code that is no archive', {}, /^ClientError: sagemaker_submit_directory is not a gzip-compressed tar archive\.$/],
  ] as const)('%s', async (_what, overrides, reason) => {
    await bench.put('evil/../../x', 'gotcha');
    await bench.put('code/sourcedir.tar.gz', 'not an archive');
    const outcome = await bench.start(jobSpec(overrides)).outcome;
    expect(outcome).toEqual({ kind: 'failed', reason: expect.stringMatching(reason) });
    expect(bench.runtime.busy).toBe(0);
  });
});
