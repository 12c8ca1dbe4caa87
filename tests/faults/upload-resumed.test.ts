import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateMultipartUploadCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { all, must, openTestConsole, type TestConsole } from '../fakes/opened-console';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';

const mebibyte = 1024 * 1024;
const partBytes = 8 * mebibyte;
const environment = { UPSIDE_LOCAL_AUTOSTART: 'off' };
const never = new AbortController().signal;
let place: ProxiedHome;
let test: TestConsole;
let bucket: string;
let folder: string;
beforeAll(async () => {
  place = await makeProxiedHome();
  test = await openTestConsole({ home: place.home, environment });
  bucket = `sagemaker-${place.daemon.region}-${place.daemon.accountId}`;
  folder = join(place.home, 'files');
  await mkdir(folder);
  const aws = join(folder, 'first.txt');
  await writeFile(aws, 'makes the bucket');
  await all(test.console.objects.upload(await test.scope(), bucket, '', [aws], never));
});
afterAll(async () => {
  await test.close();
  await place.destroy();
});

/** A file whose upload a process of its own began and did not live to end. */
async function halfSent(name: string, bytes: number, upTo: number) {
  const path = join(folder, name);
  const content = randomBytes(bytes);
  await writeFile(path, content);
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../fakes/upload-half.ts'), place.home, bucket, path, String(upTo)],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  return { path, content, upload: await listed(name) };
}
/** The same in this process, paused. */
async function paused(name: string, bytes: number, upTo: number) {
  const path = join(folder, name);
  const content = randomBytes(bytes);
  await writeFile(path, content);
  const pause = new AbortController();
  for await (const item of test.console.objects.upload(await test.scope(), bucket, 'cut/', [path], pause.signal)) {
    const progress = must(item);
    if (progress.kind === 'progress' && progress.bytes >= upTo) pause.abort();
  }
  expect(pause.signal.aborted).toBe(true);
  return { path, content, upload: await listed(name) };
}
async function listed(name: string) {
  const upload = must(await test.console.objects.uploads(await test.scope(), bucket)).find(({ s3Uri }) =>
    s3Uri.endsWith(`/${name}`),
  );
  if (!upload) throw new Error('The upload is not listed.');
  return upload;
}
const unfinished = async () => must(await test.console.objects.uploads(await test.scope(), bucket)).length;
const keys = async () =>
  must(await test.console.objects.browse(await test.scope(), bucket, 'cut/', null)).objects.map(({ key }) => key);

it('goes on with what a killed console had sent, and sends no finished part again', async () => {
  const { content, upload } = await halfSent('large.bin', 60 * mebibyte, 24 * mebibyte);
  expect(upload).toMatchObject({ state: 'resumable', file: { name: 'large.bin', bytes: 60 * mebibyte } });
  expect(upload.sentBytes).toBeGreaterThanOrEqual(24 * mebibyte);
  const { sentBytes } = upload;
  const before = place.proxy.count('PUT');
  place.proxy.fail('PUT', 'lose-reply', 1);
  const items = await all(test.console.objects.resume(await test.scope(), upload.s3Uri, upload.uploadId, never));
  const done = items.at(-1);
  expect(done).toMatchObject({ kind: 'done', files: 1, bytes: 60 * mebibyte });
  const { reusedBytes } = done as { reusedBytes: number };
  // What was on its way when the console was killed may have arrived after it was counted.
  expect(reusedBytes).toBeGreaterThanOrEqual(sentBytes);
  // One more for the answer that was lost.
  expect(place.proxy.count('PUT') - before).toBe(Math.ceil((60 * mebibyte - reusedBytes) / partBytes) + 1);
  expect(await unfinished()).toBe(0);
  const back = join(place.home, 'back');
  const selection = { bucket, keys: ['cut/large.bin'], prefixes: [] };
  await all(test.console.objects.download(await test.scope(), selection, back, never));
  expect((await readFile(join(back, 'large.bin'))).equals(content)).toBe(true);
});

it('refuses a source that was written to meanwhile, and leaves no part of it', async () => {
  const { path, upload } = await paused('grown.bin', 64 * mebibyte, 8 * mebibyte);
  await appendFile(path, 'more');
  const items = [];
  for await (const item of test.console.objects.resume(await test.scope(), upload.s3Uri, upload.uploadId, never))
    items.push(item);
  expect(items.at(-1)).toMatchObject({ ok: false, error: { code: 'file.changed' } });
  expect(await unfinished()).toBe(0);
  expect(await keys()).not.toContain('cut/grown.bin');
});

it('refuses a source whose sent parts differ, whatever its size and time say', async () => {
  const { content, path, upload } = await paused('swapped.bin', 64 * mebibyte, 8 * mebibyte);
  const { atimeNs, mtimeNs } = await stat(path, { bigint: true });
  // Whichever part arrived, it is not that of this content.
  await writeFile(path, Buffer.from(content.map((byte) => byte ^ 1)));
  await utimes(path, Number(atimeNs) / 1e9, Number(mtimeNs) / 1e9);
  const items = [];
  for await (const item of test.console.objects.resume(await test.scope(), upload.s3Uri, upload.uploadId, never))
    items.push(item);
  expect(items.at(-1)).toMatchObject({ ok: false, error: { code: 'file.changed' } });
  expect(await unfinished()).toBe(0);
  expect(await keys()).not.toContain('cut/swapped.bin');
});

it('goes on with half a downloaded file, and takes no other object for its rest', async () => {
  const back = join(place.home, 'half');
  const selection = { bucket, keys: ['cut/large.bin'], prefixes: [] };
  const download = async (signal: AbortSignal, onBytes: (bytes: number) => void = () => undefined) => {
    const items = [];
    for await (const item of test.console.objects.download(await test.scope(), selection, back, signal)) {
      items.push(item);
      if (item.ok && item.data.kind === 'progress') onBytes(item.data.bytes);
    }
    return items;
  };
  const pause = new AbortController();
  let held = 0;
  await download(pause.signal, (bytes) => {
    held = bytes;
    if (bytes > 4 * mebibyte) pause.abort();
  });
  expect(held).toBeLessThan(60 * mebibyte);
  let first: number | null = null;
  const items = await download(never, (bytes) => {
    if (bytes > 0) first ??= bytes;
  });
  expect(first).toBeGreaterThanOrEqual(4 * mebibyte);
  expect(items.at(-1)).toMatchObject({ ok: true, data: { kind: 'done', bytes: 60 * mebibyte } });
});

it('lists uploads nobody here began and aborts them', async () => {
  const { accountId, credentials, endpoint, region } = place.daemon;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await client.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: 'left/behind.bin' }));
  client.destroy();
  const scope = await test.scope();
  const [orphan] = must(await test.console.objects.uploads(scope, bucket));
  expect(orphan).toMatchObject({ state: 'orphan', s3Uri: `s3://${bucket}/left/behind.bin`, file: null });
  if (!orphan) return;
  const { s3Uri, uploadId } = orphan;
  const resumed = [];
  for await (const item of test.console.objects.resume(scope, s3Uri, uploadId, never)) resumed.push(item);
  expect(resumed.at(-1)).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
  must(await test.console.objects.abortUpload(scope, s3Uri, uploadId, { accountId, region, target: s3Uri }));
  expect(must(await test.console.objects.uploads(scope, bucket))).toEqual([]);
});
