import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListPipelinesCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';

let root: string;
const running: RunningDaemon[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'upside-daemon-'));
});
afterEach(async () => {
  for (const daemon of running.splice(0)) await daemon.kill();
  rmSync(root, { recursive: true, force: true });
});

async function start(options: Parameters<typeof startLocalDaemon>[0] = {}): Promise<RunningDaemon> {
  const daemon = await startLocalDaemon({ root, ...options });
  running.push(daemon);
  return daemon;
}

function client(daemon: RunningDaemon): S3Client {
  return new S3Client({ ...daemon, forcePathStyle: true, maxAttempts: 1 });
}

describe('the daemon of the local workspace', { timeout: 30_000 }, () => {
  it('keeps its keys for itself and ends in order', async () => {
    const daemon = await start();
    expect(statSync(join(root, 'credentials.json')).mode & 0o777).toBe(0o600);
    const lock = JSON.parse(readFileSync(join(root, 'daemon.json'), 'utf8')) as {
      readonly pid: number;
      readonly port: number;
    };
    expect([lock.pid, `http://127.0.0.1:${lock.port}`]).toEqual([daemon.process.pid, daemon.endpoint]);
    const s3 = client(daemon);
    await s3.send(new PutObjectCommand({ Bucket: `sagemaker-us-east-1-${daemon.accountId}`, Key: 'x', Body: 'y' }));
    s3.destroy();
    expect(await daemon.stop()).toBe(0);
    expect(readdirSync(root)).not.toContain('daemon.json');
    const log = readFileSync(join(root, 'daemon.log'), 'utf8');
    expect(log).toContain('"operation":"PutObject"');
    expect(log).not.toContain(daemon.credentials.secretAccessKey);
    expect(log).not.toContain(daemon.credentials.accessKeyId);
  });

  it('refuses a second one on the same root', async () => {
    const daemon = await start();
    await expect(startLocalDaemon({ root })).rejects.toThrow(
      new RegExp(`already running \\(process ${daemon.process.pid}`),
    );
  });

  it('takes over after kill -9 with everything acknowledged, also when the id now names another process', async () => {
    const killed = await start();
    const Bucket = `sagemaker-us-east-1-${killed.accountId}`;
    const s3 = client(killed);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'acknowledged' }));
    s3.destroy();
    await killed.kill();
    writeFileSync(join(root, 'objects/incoming/half'), 'half');
    writeFileSync(join(root, 'objects/00/00orphan'), 'orphan');
    writeFileSync(
      join(root, 'daemon.json'),
      JSON.stringify({ pid: process.pid, port: 1, startedAt: new Date(0).toISOString() }),
    );
    const next = await start();
    // The SDK leaves a mark of its own on the credentials it was given.
    expect({ ...killed.credentials, accountId: killed.accountId }).toMatchObject({
      ...next.credentials,
      accountId: next.accountId,
    });
    const again = client(next);
    expect(await (await again.send(new GetObjectCommand({ Bucket, Key: 'kept' }))).Body?.transformToString()).toBe(
      'acknowledged',
    );
    again.destroy();
    expect(readdirSync(join(root, 'objects/incoming'))).toEqual([]);
    expect(readdirSync(join(root, 'objects/00'))).not.toContain('00orphan');
  });

  it('ends by itself when nobody needs it', async () => {
    const daemon = await start({ idleSeconds: 1 });
    expect(await once(daemon.process, 'exit')).toEqual([0, null]);
  });

  it('never replaces keys it cannot read', async () => {
    writeFileSync(join(root, 'credentials.json'), '{"accessKeyId":"half');
    await expect(startLocalDaemon({ root })).rejects.toThrow(/does not hold the keys of a local workspace/);
    expect(readdirSync(root)).not.toContain('daemon.json');
    expect(readFileSync(join(root, 'credentials.json'), 'utf8')).toBe('{"accessKeyId":"half');
  });

  it('names an operation it has not', async () => {
    const sagemaker = new SageMakerClient({ ...(await start()), maxAttempts: 1 });
    await expect(sagemaker.send(new ListPipelinesCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'The local workspace has no such operation yet: ListPipelines.',
    });
    sagemaker.destroy();
  });
});
