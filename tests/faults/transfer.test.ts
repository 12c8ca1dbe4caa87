import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors/codes';
import { all, must, openTestConsole, type TestConsole } from '../fakes/opened-console';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';

const mebibyte = 1024 * 1024;
let place: ProxiedHome;
let test: TestConsole;
let folder: string;
beforeAll(async () => {
  place = await makeProxiedHome();
  test = await openTestConsole({ home: place.home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
  folder = join(place.home, 'files');
  await mkdir(folder);
});
afterAll(async () => {
  await test.close();
  await place.destroy();
});

async function unfinishedUploads(): Promise<number> {
  const { accountId, credentials, endpoint, region } = place.daemon;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const reply = await client.send(new ListMultipartUploadsCommand({ Bucket: `sagemaker-${region}-${accountId}` }));
  client.destroy();
  return reply.Uploads?.length ?? 0;
}

async function upload(
  path: string,
  key: string,
  signal = new AbortController().signal,
  onProgress = (_bytes: number): void => undefined,
) {
  let failure: ErrorCode | null = null;
  let done = false;
  for await (const item of test.console.data.upload(await test.scope(), { kind: 'path', path }, key, signal)) {
    if (!item.ok) failure = item.error.code;
    else if (item.data.kind === 'done') done = true;
    else onProgress(item.data.bytes);
  }
  return { done, failure };
}
const objects = async (prefix: string) => {
  const { accountId, region } = await test.scope();
  const listed = must(
    await test.console.data.list(await test.scope(), `s3://sagemaker-${region}-${accountId}/${prefix}`),
  );
  return listed.objects.length;
};

it('uploads in parts over lost replies and broken connections, and brings the same bytes back', async () => {
  const path = join(folder, 'large.bin');
  const content = randomBytes(20 * mebibyte + 17);
  await writeFile(path, content);
  place.proxy.fail('PUT', 'lose-reply', 2);
  place.proxy.fail('PUT', 'reset', 1);
  expect(await upload(path, 'parts/large.bin')).toEqual({ done: true, failure: null });
  expect(await unfinishedUploads()).toBe(0);
  const { accountId, region } = await test.scope();
  const target = join(folder, 'back.bin');
  await all(
    test.console.data.download(
      await test.scope(),
      `s3://sagemaker-${region}-${accountId}/parts/large.bin`,
      target,
      new AbortController().signal,
    ),
  );
  expect((await readFile(target)).equals(content)).toBe(true);
});

it.each([
  ['small', 1],
  ['large', 24],
])('keeps nothing of a %s file that changed while it was uploaded', async (name, size) => {
  const path = join(folder, `${name}-growing.bin`);
  await writeFile(path, randomBytes(size * mebibyte));
  const growing = setInterval(() => void appendFile(path, 'more'), 1);
  const result = await upload(path, `growing/${name}.bin`);
  clearInterval(growing);
  expect(result).toEqual({ done: false, failure: 'file.changed' });
  expect(await objects('growing/')).toBe(0);
  expect(await unfinishedUploads()).toBe(0);
});

it('leaves no part behind when it is cancelled half way', async () => {
  const path = join(folder, 'cancelled.bin');
  await writeFile(path, randomBytes(64 * mebibyte));
  const cancel = new AbortController();
  const result = await upload(path, 'cancelled.bin', cancel.signal, (bytes) => {
    if (bytes > 8 * mebibyte) cancel.abort();
  });
  expect(result).toEqual({ done: false, failure: null });
  expect(cancel.signal.aborted).toBe(true);
  await expect.poll(unfinishedUploads, { timeout: 10_000 }).toBe(0);
  expect(await objects('cancelled.bin')).toBe(0);
});

it('leaves no file behind when a download breaks off', async () => {
  place.proxy.fail('GET', 'cut', 1);
  const { accountId, region } = await test.scope();
  const target = join(folder, 'broken.bin');
  const items = [];
  for await (const item of test.console.data.download(
    await test.scope(),
    `s3://sagemaker-${region}-${accountId}/parts/large.bin`,
    target,
    new AbortController().signal,
  ))
    items.push(item);
  expect(items.at(-1)).toMatchObject({ ok: false, error: { code: 'workspace.offline' } });
  expect((await readdir(folder)).filter((name) => name.includes('broken'))).toEqual([]);
});
