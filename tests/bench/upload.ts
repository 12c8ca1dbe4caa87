import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import { must } from '../fakes/opened-console';
import { pythonEnvironment } from '../fakes/python-environment';
import { median } from './median';
import type { BenchRow } from './row';

const mebibyte = 1024 * 1024;
const bytes = 1024 * mebibyte;
const rounds = 3;
const region = 'eu-west-1';
const credentials = { accessKeyId: 'AKIABENCH', secretAccessKey: 'bench' };

/**
 * upload: 1 GiB in resumable parts with a SHA-256 of each and of the whole, read back, to a server on this machine that
 * does next to nothing; against `aws s3 cp` (the whole command) and lib-storage with its defaults, which compute a CRC.
 * Ratio: their time, the faster of them, over ours.
 */
export async function benchUpload(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'upside-bench-upload-'));
  const server = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../fakes/lean-s3.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = await once(createInterface({ input: server.stdout }), 'line');
    const endpoint = `http://127.0.0.1:${port}`;
    const path = join(folder, 'file.bin');
    await fill(path);
    const { command } = await pythonEnvironment(join(import.meta.dirname, '../fakes/python-requirements.txt'));
    const ways = {
      ours: () => uploadOurs(endpoint, path),
      cli: () => uploadCli(command('aws'), endpoint, path),
      library: () => uploadLibrary(endpoint, path),
    };
    const times = { ours: [] as number[], cli: [] as number[], library: [] as number[] };
    for (let round = -1; round < rounds; round += 1) {
      for (const way of ['ours', 'cli', 'library'] as const) {
        const startedAt = performance.now();
        await ways[way]();
        if (round >= 0) times[way].push((performance.now() - startedAt) / 1_000);
      }
    }
    const [ours, cli, library] = [median(times.ours), median(times.cli), median(times.library)];
    const faster = Math.min(cli, library);
    const rate = (seconds: number): string => `${Math.round(bytes / mebibyte / seconds)} MiB/s`;
    return [
      {
        id: 'upload',
        value: ours,
        unit: 's',
        baseline: faster,
        ratio: faster / ours,
        goal: '≥ 1.3× the faster of aws s3 cp and lib-storage',
        ok: faster / ours >= 1.3,
        note: `1 GiB; ours ${rate(ours)}, aws s3 cp ${rate(cli)}, lib-storage ${rate(library)}`,
      },
    ];
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  const block = randomBytes(8 * mebibyte);
  for (let at = 0; at < bytes; at += block.length) {
    block.writeUInt32LE(at / block.length);
    await file.write(block);
  }
  await file.close();
}

async function uploadOurs(endpoint: string, path: string): Promise<void> {
  const { browser, close } = createAwsWorkspace({ region, accountId: '123456789012', endpoint, credentials });
  const s3Uri = 's3://bench/ours.bin';
  const begun = must(await browser.beginUpload(s3Uri, path));
  const signal = new AbortController().signal;
  must(await browser.continueUpload(s3Uri, path, begun, { signal, onProgress: () => undefined }));
  close();
}

async function uploadCli(aws: string, endpoint: string, path: string): Promise<void> {
  const words = ['s3', 'cp', path, 's3://bench/cli.bin', '--endpoint-url', endpoint, '--only-show-errors'];
  const environment = {
    ...process.env,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: '/dev/null',
  };
  const child = spawn(aws, words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`aws s3 cp ended with ${code}.`);
}

async function uploadLibrary(endpoint: string, path: string): Promise<void> {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const params = { Bucket: 'bench', Key: 'library.bin', Body: createReadStream(path) };
  await new Upload({ client, params }).done();
  client.destroy();
}
