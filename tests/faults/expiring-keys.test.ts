import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import type { AwsConnection } from '../../electron/aws/connection';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import { openAccountConsoles } from '../fakes/account-console';
import { type ExpiringKeys, expiringKeys } from '../fakes/expiring-keys';
import type { FaultProxy } from '../fakes/fault-proxy';
import { first, must } from '../fakes/opened-console';
import { answering, openServingWorkspace, type ServingWorkspace } from '../fakes/serving-workspace';

const mebibyte = 1024 * 1024;
const never = new AbortController().signal;
let workspace: ServingWorkspace;
let proxy: FaultProxy;
let folder: string;
let keys: ExpiringKeys;
let connection: AwsConnection;
/** While true nobody is signed in: no keys can be had. */
let signedOut = false;
beforeAll(async () => {
  workspace = await openServingWorkspace({ proxied: true });
  if (workspace.proxy === null) throw new Error('There is no proxy.');
  proxy = workspace.proxy;
  folder = await mkdtemp(join(tmpdir(), 'upside-expiring-'));
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await workspace?.destroy();
});
beforeEach(() => {
  signedOut = false;
  const { accountId, credentials, region } = workspace.daemon;
  keys = expiringKeys(() => {
    if (signedOut) throw new CodedError(fail('credentials.sign-in', 'The sign-in has ended.', 'Sign in again.').error);
    return credentials;
  });
  connection = { accountId, region, endpoint: `http://127.0.0.1:${proxy.port}`, credentials: keys };
});

async function upload(name: string, onProgress: (bytes: number) => void) {
  const path = join(folder, name);
  await writeFile(path, randomBytes(40 * mebibyte));
  const { accountId, region } = connection;
  const s3Uri = `s3://sagemaker-${region}-${accountId}/${name}`;
  const { browser, close } = createAwsWorkspace(connection);
  const begun = must(await browser.beginUpload(s3Uri, path));
  const go = () => browser.continueUpload(s3Uri, path, begun, { signal: never, onProgress });
  return { go, close };
}

it('an upload whose keys expire on the way is carried on with new ones', async () => {
  let expired = false;
  const { close, go } = await upload('renewed.bin', () => {
    if (!expired) proxy.fail('PUT', 'expired', 1);
    expired = true;
  });
  expect(must(await go())).toMatchObject({ bytes: 40 * mebibyte });
  expect(expired).toBe(true);
  expect(keys.refusals.length).toBeGreaterThanOrEqual(1);
  expect(keys.fetched).toBeGreaterThanOrEqual(2);
  close();
});

it('an upload whose keys expire for good keeps its parts for the next sign-in', async () => {
  let happened = false;
  const { close, go } = await upload('signed-out.bin', () => {
    if (happened) return;
    happened = true;
    signedOut = true;
    proxy.fail('PUT', 'expired', 1);
  });
  expect(await go()).toMatchObject({ ok: false, error: { code: 'credentials.sign-in' } });
  signedOut = false;
  const done = must(await go());
  expect(done.bytes).toBe(40 * mebibyte);
  expect(done.reusedBytes).toBeGreaterThan(0);
  close();
});

it.each(['renewed at once', 'that stay away for a while'])(
  'a promotion goes on to its proven end with keys %s',
  async (how) => {
    const [id, away] = how === 'renewed at once' ? ['renewed', false] : ['away', true];
    const versions = [
      await workspace.register(id, answering('one')),
      await workspace.register(id, answering('two')),
    ] as const;
    await workspace.deploy(id, versions[0]);
    const consoles = await openAccountConsoles(join(folder, id), { [id]: connection });
    const { console, scope } = consoles.of(id);
    const before = proxy.count('UpdateEndpoint');
    for (const step of ['CreateModel', 'UpdateEndpoint']) proxy.fail(step, 'expired', 1);
    const { defaults } = must(await console.workspace.current());
    const confirmed = { accountId: scope.accountId, region: scope.region, target: id };
    const started = must(
      await console.promotions.start(
        scope,
        {
          endpoint: id,
          packageArn: versions[1],
          variants: null,
          roleArn: defaults.roleArn,
          shifting: { kind: 'all-at-once' },
          terminationWaitSeconds: 0,
          guards: { kind: 'generate', errors: 1, latencyMilliseconds: null },
        },
        confirmed,
      ),
    );
    signedOut = away;
    const watched = console.promotions.watch(scope, started.id, AbortSignal.timeout(120_000));
    const { promotion } = await first(watched, ({ promotion: now }) => {
      // Somebody signs in again once it was seen that the promotion waits for it.
      if (keys.refusals.length > 0 && signedOut)
        setTimeout(() => {
          signedOut = false;
        }, 1_000);
      return now.step === 'ended';
    });
    expect(promotion.verdict).toMatchObject({ kind: 'promoted' });
    // One was refused for its keys, one was taken.
    expect(proxy.count('UpdateEndpoint') - before).toBe(2);
    expect(keys.refusals.length).toBeGreaterThanOrEqual(2);
    await consoles.close();
  },
);
