import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createS3 } from '../../electron/aws/s3';
import { type AwsHome, makeAwsHome } from '../fakes/credentials/aws-home';
import { openSession, type SessionOnTest } from '../fakes/credentials/open-session';
import { type StsDoor, startStsDoor } from '../fakes/credentials/sts-door';
import { type Moto, startMoto } from '../fakes/moto';
import { must } from '../fakes/opened-console';

const mebibyte = 1024 * 1024;
const content = randomBytes(24 * mebibyte + 5);
const { signal } = new AbortController();
let moto: Moto;
let door: StsDoor;
let aws: AwsHome;
let s3: Server;
let endpoint: string;
/** Keys the storage no longer takes, and after how many requests it stops taking the first it sees. */
let refused: Set<string>;
let expiresAfter: number;
let first: string;

/** S3 whose patience with a key ends in the middle of an upload, in S3's own words. */
beforeAll(async () => {
  moto = await startMoto();
  const target = new URL(moto.connection.endpoint ?? '');
  door = await startStsDoor(target.origin);
  aws = await makeAwsHome();
  await aws.writeCredentials('[base]\naws_access_key_id = AKIABASE00000000\naws_secret_access_key = base-secret\n');
  await aws.writeConfig(
    '[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/e\n',
  );
  let requests = 0;
  s3 = createServer((incoming, outgoing) => {
    const key = /Credential=(\w+)\//.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
    requests = key === first ? requests + 1 : 0;
    first ||= key;
    if (requests > expiresAfter) refused.add(first);
    if (refused.has(key)) {
      incoming.resume();
      outgoing.writeHead(400, { 'content-type': 'application/xml' });
      outgoing.end('<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>');
      return;
    }
    const { headers, method, url } = incoming;
    const forwarded = request({ host: target.hostname, port: target.port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => s3.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(s3.address() as AddressInfo).port}`;
  await writeFile(join(aws.home, 'large.bin'), content);
});
afterAll(async () => {
  s3?.closeAllConnections();
  s3?.close();
  await door?.close();
  await moto?.stop();
  await aws?.remove();
});
beforeEach(() => {
  refused = new Set();
  expiresAfter = 3;
  first = '';
});

const dev = (): SessionOnTest =>
  openSession({ aws, profile: 'dev', environment: { AWS_ENDPOINT_URL_STS: door.endpoint } });
const storage = ({ session }: SessionOnTest) =>
  createS3({ region: 'us-east-1', accountId: '123456789012', endpoint, credentials: session });
const upload = (service: ReturnType<typeof storage>, key: string) =>
  service.upload(`s3://bucket/${key}`, join(aws.home, 'large.bin'), { signal, onProgress: () => undefined });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

it('an upload whose keys expire half-way goes on with new ones, after one question', async () => {
  const on = dev();
  door.codes.add('111111').add('222222');
  on.person.nextCode('111111', '222222');
  const service = storage(on);
  must(await service.ensureBucket('bucket'));
  const sent = must(await upload(service, 'one.bin'));
  expect(sent.bytes).toBe(content.length);
  expect(refused.size).toBe(1);
  expect(on.person.mfaAsked.length).toBe(2);
  const { body } = must(await service.read('s3://bucket/one.bin', signal));
  expect(sha256(Buffer.concat(await body.toArray()))).toBe(sha256(content));
  service.destroy();
});

it('one whose renewal is cancelled fails, asks nobody again, and can be sent again after signing in', async () => {
  const on = dev();
  door.codes.add('333333').add('444444');
  on.person.nextCode('333333', null);
  const service = storage(on);
  const failed = await upload(service, 'two.bin');
  expect(failed.ok ? '' : failed.error.code).toMatch(/^(cancelled|credentials\.sign-in)$/);
  expect(on.person.mfaAsked.length).toBe(2);
  expect((await upload(service, 'two.bin')).ok).toBe(false);
  expect(on.person.mfaAsked.length).toBe(2);
  on.person.nextCode('444444');
  await on.session.signIn();
  expect(must(await upload(service, 'two.bin')).bytes).toBe((await readFile(join(aws.home, 'large.bin'))).length);
  service.destroy();
});
