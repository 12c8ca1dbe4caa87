import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { jobSpec } from './job-spec';
import { type Bench, openBench } from './run-bench';

/** A disk of 2 MiB of its own; null where this user may not mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'upside-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

const disk = process.platform === 'linux' ? smallDisk() : null;
let bench: Bench;
afterEach(async () => {
  await bench.close();
  execFileSync('umount', ['-l', disk ?? '']);
  rmSync(disk ?? '', { recursive: true });
});

describe.runIf(disk !== null)('a full disk', () => {
  it('fails the job with that reason, and the next job runs', async () => {
    bench = await openBench({ root: join(disk ?? '', 'runtime') });
    await bench.put('big/x', Buffer.alloc(3_000_000));
    await bench.putCode('print("ran", flush=True)');
    const channel = {
      name: 'train',
      s3Uri: 's3://bucket/big',
      s3DataType: 'S3Prefix',
      contentType: null,
      compression: 'None',
      inputMode: 'File',
      recordWrapper: 'None',
      distribution: 'FullyReplicated',
    } as const;
    expect(await bench.start(jobSpec({ channels: [channel] })).outcome).toEqual({
      kind: 'failed',
      reason: expect.stringMatching(/^ClientError: Data download failed: the disk of this machine is full \(ENOSPC\)/),
    });
    expect(await bench.start(jobSpec({ jobName: 'next' })).outcome).toMatchObject({ kind: 'completed' });
  });
});
