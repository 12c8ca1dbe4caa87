import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AwsHome, makeAwsHome } from '../../fakes/credentials/aws-home';
import { failureOf, openSession } from '../../fakes/credentials/open-session';

let aws: AwsHome;
let server: Server;
let asked: string[];
let base: string;
const keys = {
  Code: 'Success',
  AccessKeyId: 'ASIAMETADATA0000',
  SecretAccessKey: 'metadata-secret',
  Token: 'metadata-token',
  Expiration: new Date(Date.now() + 3_600_000).toISOString(),
};

beforeEach(async () => {
  aws = await makeAwsHome();
  await aws.writeConfig(
    '[profile instance]\ncredential_source = Ec2InstanceMetadata\n[profile task]\ncredential_source = EcsContainer\n',
  );
  asked = [];
  server = createServer((incoming, outgoing): unknown => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const token = incoming.headers['x-aws-ec2-metadata-token'];
    const roles = '/latest/meta-data/iam/security-credentials/';
    if (incoming.method === 'PUT') return outgoing.end('imds-token');
    if (incoming.url === '/task') {
      const allowed = incoming.headers.authorization === 'task-token';
      return outgoing.writeHead(allowed ? 200 : 403).end(JSON.stringify(keys));
    }
    if (token !== 'imds-token') return outgoing.writeHead(401).end();
    if (incoming.url === roles) return outgoing.end('role-of-instance');
    if (incoming.url === `${roles}role-of-instance`) return outgoing.end(JSON.stringify(keys));
    return outgoing.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await aws.remove();
});

test("an instance's role, by version 2 of the metadata service", async () => {
  const { session } = openSession({
    aws,
    profile: 'instance',
    environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT: base },
  });
  expect((await session.get()).accessKeyId).toBe('ASIAMETADATA0000');
  expect(asked).toEqual([
    'PUT /latest/api/token',
    'GET /latest/meta-data/iam/security-credentials/',
    'GET /latest/meta-data/iam/security-credentials/role-of-instance',
  ]);
});

test('an instance that may not be asked, and none at all', async () => {
  const off = { AWS_EC2_METADATA_DISABLED: 'true', AWS_EC2_METADATA_SERVICE_ENDPOINT: base };
  const forbidden = openSession({ aws, profile: 'instance', environment: off });
  expect((await failureOf(forbidden.session.get())).code).toBe('credentials.not-found');
  expect(asked).toEqual([]);
  const away = openSession({
    aws,
    profile: 'instance',
    environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1' },
  });
  expect((await failureOf(away.session.get())).message).toContain('does not answer');
});

test("a task's role, with the token of a file", async () => {
  const file = join(aws.home, 'task-token');
  await writeFile(file, 'task-token\n');
  const environment = {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${base}/task`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
  };
  expect((await openSession({ aws, profile: 'task', environment }).session.get()).sessionToken).toBe('metadata-token');
  const wrong = {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${base}/task`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'other-token',
  };
  expect(await failureOf(openSession({ aws, profile: 'task', environment: wrong }).session.get())).toMatchObject({
    code: 'credentials.not-found',
    message: expect.stringContaining('HTTP 403'),
  });
});

test('no token is sent to another machine without TLS, and none is asked for without an address', async () => {
  const environment = {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://collector.example/keys',
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'task-token',
  };
  expect((await failureOf(openSession({ aws, profile: 'task', environment }).session.get())).code).toBe(
    'credentials.invalid',
  );
  expect((await failureOf(openSession({ aws, profile: 'task' }).session.get())).code).toBe('credentials.not-found');
});
