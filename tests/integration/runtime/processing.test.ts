import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessingRunSpec } from '../../../electron/local/runtime/processing/processing-runtime';
import { bundleProgram } from '../../fakes/algorithm-program';
import { jobSpec } from './job-spec';
import { processingSpec } from './processing-spec';
import { type Bench, lives, openBench, python } from './run-bench';

let algorithmsDir: string;
let bench: Bench;
beforeAll(() => {
  algorithmsDir = mkdtempSync(join(tmpdir(), 'upside-programs-'));
  writeFileSync(join(algorithmsDir, 'package.json'), '{"type":"module"}');
  bundleProgram('tests/integration/runtime/scripts/shout.ts', join(algorithmsDir, 'prepare-dialogue.js'));
});
afterAll(() => rmSync(algorithmsDir, { recursive: true, force: true }));
afterEach(() => bench.close());

const group = '/aws/sagemaker/ProcessingJobs';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const entry = ([path, text]: readonly [string, string]) => `${path}\0${Buffer.byteLength(text)}\0${sha256(text)}\n`;
const contentOf = (files: Readonly<Record<string, string>>) => sha256(Object.entries(files).map(entry).join(''));

async function open(words: Readonly<Record<string, string>>, more: Parameters<typeof openBench>[0] = {}) {
  bench = await openBench({ algorithmsDir, ...more });
  for (const [name, text] of Object.entries(words)) await bench.put(`words/${name}`, text);
}

describe('a built-in program', () => {
  it('finds its inputs, and its outputs, message and log are kept', async () => {
    await open({ 'a.txt': 'wind in the pines', 'b/ignored/': '', 'z.txt': 'rain' });
    const job = bench.startProcessing(processingSpec());
    expect(await job.outcome).toEqual({
      kind: 'completed',
      exitMessage: 'done, stopped: false',
      outputs: [
        {
          ...{ name: 'loud', s3Uri: 's3://bucket/loud', files: 2 },
          sha256: contentOf({ 'a.txt': 'WIND IN THE PINES', 'z.txt': 'RAIN' }),
          parts: [
            { path: '', sha256: contentOf({ 'a.txt': 'WIND IN THE PINES', 'z.txt': 'RAIN' }) },
            { path: 'a.txt', sha256: contentOf({ 'a.txt': 'WIND IN THE PINES' }) },
            { path: 'z.txt', sha256: contentOf({ 'z.txt': 'RAIN' }) },
          ],
        },
      ],
    });
    expect(job.told.items).toEqual(['started']);
    expect(Object.fromEntries(job.loaded)).toEqual({
      words: contentOf({ 'a.txt': 'wind in the pines', 'z.txt': 'rain' }),
    });
    expect(await bench.keys('loud/')).toEqual(['loud/a.txt', 'loud/z.txt']);
    expect(await bench.get('loud/z.txt')).toBe('RAIN');
    expect(bench.logged.items.map((event) => [event.group, event.message])).toEqual([
      [group, 'shouted a.txt'],
      [group, 'shouted z.txt'],
    ]);
    expect(bench.logged.items[0]?.stream).toMatch(/^job\/algo-1-\d{10}$/);
    // Nothing of a job stays behind.
    expect(readdirSync(join(bench.root, 'processing', 'runs'))).toEqual([]);
    expect(bench.processing.busy).toBe(0);
  });

  it('that refuses its input fails with its own words, and what it had done is kept', async () => {
    await open({ 'a.txt': 'wind', 'b.txt': ' ' });
    expect(await bench.startProcessing(processingSpec()).outcome).toMatchObject({
      kind: 'failed',
      reason: 'AlgorithmError: b.txt is empty, exit code: 1',
      exitMessage: 'b.txt is empty.',
      outputs: [{ name: 'loud', files: 1 }],
    });
    expect(await bench.keys('loud/')).toEqual(['loud/a.txt']);
  });

  it('is measured, stopped by SIGTERM, keeps its outputs, and says so', async () => {
    await open({ 'a.txt': 'wind' });
    const job = bench.startProcessing(processingSpec({ environment: { LINGER: '1' } }));
    await bench.line('lingering=');
    expect(await bench.metrics.first(({ name }) => name === 'MemoryUtilization')).toMatchObject({
      namespace: group,
      dimensions: { Host: 'job/algo-1' },
      unit: 'Percent',
    });
    job.stop();
    expect(await job.outcome).toMatchObject({
      kind: 'stopped',
      why: 'requested',
      exitMessage: 'done, stopped: true',
      outputs: [{ files: 1 }],
    });
    expect(job.told.items).toEqual([
      'started',
      'stopping, requested: Sent SIGTERM; SIGKILL follows after 120 seconds.',
    ]);
  });

  it('run by hand, names the commands it has', async () => {
    await open({});
    const program = join(algorithmsDir, 'prepare-dialogue.js');
    await expect(promisify(execFile)(process.execPath, [program, 'train'])).rejects.toMatchObject({
      code: 2,
      stderr: 'Usage: shout process. "train" is not a command of it.\n',
    });
  });

  it('is stopped after MaxRuntimeInSeconds', async () => {
    await open({ 'a.txt': 'wind' });
    const job = bench.startProcessing(processingSpec({ environment: { LINGER: '1' }, maxRuntimeSeconds: 1 }));
    expect(await job.outcome).toMatchObject({ kind: 'stopped', why: 'max-runtime' });
    expect(job.told.items[1]).toBe('stopping, max-runtime: The job ran for MaxRuntimeInSeconds (1).');
  });
});

/** A Python script as the SDKs' script processors send it: one object, found below /opt/ml/processing/input/code. */
function scripted(overrides: Partial<ProcessingRunSpec> = {}): ProcessingRunSpec {
  const { inputs } = processingSpec();
  return processingSpec({
    image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1',
    entrypoint: ['python3', '/opt/ml/processing/input/code/script.py'],
    inputs: [
      ...inputs,
      {
        ...{ name: 'code', s3Uri: 's3://bucket/code/script.py', s3DataType: 'S3Prefix', compression: 'None' },
        localPath: '/opt/ml/processing/input/code/',
      },
    ],
    ...overrides,
  });
}

describe('a container entry point', () => {
  it('runs with its folder on /opt/ml, the contract files, its arguments and the configured interpreter', async () => {
    await open({ 'a.txt': 'wind' });
    await bench.put(
      'code/script.py',
      `
import json, os, pathlib, sys
config = json.load(open("/opt/ml/config/processingjobconfig.json"))
resources = json.load(open("/opt/ml/config/resourceconfig.json"))
out = pathlib.Path("/opt/ml/processing/output/loud")
(out / "deep").mkdir()
(out / "deep" / "seen.json").write_text(json.dumps([sys.argv[1:], os.environ["MOOD"], os.environ["PROCESSING_JOB_NAME"], sys.executable,
  pathlib.Path("/opt/ml/processing/input/words/a.txt").read_text(), config["ProcessingJobName"], resources]))
(out / "link").symlink_to("/etc/hostname")
pathlib.Path("/opt/ml/output/message").write_text("é" * 600)
`,
    );
    const outcome = await bench.startProcessing(
      scripted({ arguments: ['--limit', '3'], environment: { MOOD: 'calm' } }),
    ).outcome;
    // 1024 bytes of it, without half a character at the end.
    expect(outcome).toMatchObject({ kind: 'completed', exitMessage: 'é'.repeat(512) });
    // Symbolic links are not followed.
    expect(await bench.keys('loud/')).toEqual(['loud/deep/seen.json']);
    expect(JSON.parse(await bench.get('loud/deep/seen.json'))).toEqual([
      ['--limit', '3'],
      'calm',
      'job',
      python,
      'wind',
      'job',
      { current_host: 'algo-1', hosts: ['algo-1'] },
    ]);
  });

  it('fails with its exit code and its last words; a message that is no text fails it too', async () => {
    await open({ 'a.txt': 'wind' });
    await bench.put('code/script.py', 'import sys\nprint("no such mood", file=sys.stderr)\nsys.exit(3)\n');
    expect(await bench.startProcessing(scripted()).outcome).toMatchObject({
      kind: 'failed',
      reason: 'AlgorithmError: no such mood, exit code: 3',
      exitMessage: null,
    });
    await bench.put('code/script.py', 'open("/opt/ml/output/message", "wb").write(b"\\xff\\xfe")\n');
    expect(await bench.startProcessing(scripted()).outcome).toMatchObject({
      kind: 'failed',
      reason: 'ClientError: /opt/ml/output/message is not UTF-8 text.',
    });
    // A pipe in the place of the message would be waited for without end.
    await bench.put('code/script.py', 'import os\nos.mkfifo("/opt/ml/output/message")\n');
    expect(await bench.startProcessing(scripted()).outcome).toMatchObject({ kind: 'completed', exitMessage: null });
  });

  it('reads inputs by a manifest and unpacked ones', async () => {
    await open({ 'a.txt': 'wind', 'b.txt': 'rain', 'c.txt': 'snow' });
    await bench.put('packed/d.txt.gz', gzipSync('hail'));
    await bench.put('list.json', JSON.stringify([{ prefix: 's3://bucket/words/' }, 'a.txt', 'c.txt']));
    await bench.put(
      'code/script.py',
      `
import pathlib
files = sorted(p for p in pathlib.Path("/opt/ml/processing/input/words").rglob("*") if p.is_file())
pathlib.Path("/opt/ml/output/message").write_text(" ".join(f"{p.name}={p.read_text()}" for p in files))
`,
    );
    const { inputs } = scripted();
    const [words, code] = inputs;
    if (words === undefined || code === undefined) throw new Error('the specification has two inputs');
    const outcome = await bench.startProcessing(
      scripted({
        inputs: [
          code,
          { ...words, s3Uri: 's3://bucket/list.json', s3DataType: 'ManifestFile' },
          { ...words, name: 'packed', s3Uri: 's3://bucket/packed/', compression: 'Gzip' },
        ],
      }),
    ).outcome;
    expect(outcome).toMatchObject({ kind: 'completed', exitMessage: 'a.txt=wind c.txt=snow d.txt=hail' });
  });

  it('that removes its output, or puts a link in its place, has left nothing there', async () => {
    await open({ 'a.txt': 'wind' });
    const gone = 'import pathlib\np = pathlib.Path("/opt/ml/processing/output/loud")\np.rmdir()\n';
    for (const code of [gone, `${gone}p.symlink_to("/opt/ml/processing/input/words")\n`]) {
      await bench.put('code/script.py', code);
      expect(await bench.startProcessing(scripted()).outcome).toMatchObject({
        kind: 'completed',
        outputs: [{ files: 0 }],
      });
    }
    expect(await bench.keys('loud')).toEqual([]);
  });

  it('has a Continuous output in S3 while it runs', async () => {
    await open({ 'a.txt': 'wind' });
    await bench.put(
      'code/script.py',
      `
import pathlib, time
pathlib.Path("/opt/ml/processing/output/loud/early.txt").write_text("already")
print("written", flush=True)
while True: time.sleep(60)
`,
    );
    const [output] = processingSpec().outputs;
    if (output === undefined) throw new Error('the specification has an output');
    const job = bench.startProcessing(scripted({ outputs: [{ ...output, mode: 'Continuous' }] }));
    await bench.line('written');
    await expect.poll(() => bench.keys('loud/'), { timeout: 20_000 }).toEqual(['loud/early.txt']);
    expect(job.told.items).toEqual(['started']);
    job.stop();
    expect(await job.outcome).toMatchObject({ kind: 'stopped', outputs: [{ files: 1 }] });
  });
});

it('shares its slots with training, waits visibly, and ends at shutdown without an outcome', async () => {
  await open({ 'a.txt': 'wind' });
  await bench.putCode('import os, time\nprint(f"pid={os.getpid()}", flush=True)\nwhile True: time.sleep(60)\n');
  const training = bench.start(jobSpec());
  await bench.line('pid=');
  const waiting = bench.startProcessing(processingSpec());
  expect(await waiting.told.first(() => true)).toBe(
    'waiting: Waiting for a slot: the only one is taken; this job is next.',
  );
  expect([bench.runtime.busy, bench.processing.busy]).toEqual([1, 1]);
  training.stop();
  expect(await waiting.outcome).toMatchObject({ kind: 'completed' });
  const endless = bench.startProcessing(processingSpec({ environment: { LINGER: '1' } }));
  const pid = Number((await bench.line('lingering=')).message.slice('lingering='.length));
  expect(await lives(pid)).toBe(true);
  let settled = false;
  void endless.outcome.finally(() => (settled = true));
  await bench.processing.shutdown();
  expect(settled).toBe(false);
  expect(await lives(pid)).toBe(false);
  expect(readdirSync(join(bench.root, 'processing', 'runs'))).toEqual([]);
});

it.each([
  [
    'an image of a registry',
    { image: 'registry.example/mine:1' },
    /^ClientError: The image registry\.example\/mine:1 cannot be run .* What runs here: upside\.local\/prepare-dialogue:1, .*ContainerEntrypoint/,
  ],
  ['two instances', { instanceCount: 2 }, /^ClientError: InstanceCount is 2/],
  ['arguments for a built-in program', { arguments: ['--fast'] }, /takes no ContainerArguments/],
  [
    'an input with nothing under it',
    {},
    /^ClientError: Data download failed: no objects under s3:\/\/bucket\/words\/$/,
  ],
  ['a built-in program that is missing', { image: 'upside.local/character-network:1', inputs: [] }, /is missing/],
  [
    'an entry point that is no program',
    { entrypoint: ['/nowhere'], inputs: [] },
    /^AlgorithmError: .*nowhere.*exit code: 127$/s,
  ],
] as const)('%s fails with that reason', async (_what, overrides, reason) => {
  await open({});
  mkdirSync(join(bench.root, 'processing'), { recursive: true });
  const outcome = await bench.startProcessing(processingSpec(overrides)).outcome;
  expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringMatching(reason) });
});
