import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import type { AwsConnection } from '../../../electron/aws/connection';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { expiringKeys } from '../../fakes/expiring-keys';

const signal = new AbortController().signal;
let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A SageMaker that lists no jobs to whoever comes with keys it `accepts`. */
async function service(answer: (key: string, response: ServerResponse, request: IncomingMessage) => void) {
  const keys: string[] = [];
  server = createServer((request, response) => {
    request.resume();
    const key = /Credential=(\w+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    keys.push(key);
    answer(key, response, request);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { keys, connection: { region: 'eu-west-1', accountId: '123456789012', endpoint } };
}

const json = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers });
  response.end(JSON.stringify(body));
};
const lists = (response: ServerResponse) => json(response, 200, { TrainingJobSummaries: [] });
const refuses = (response: ServerResponse, type: string) => json(response, 400, { __type: type, message: 'No.' });
const numbered = (number: number) => ({
  accessKeyId: `AKIA${number}`,
  secretAccessKey: 'secret',
  sessionToken: `token-${number}`,
  expiration: new Date(Date.now() + 3_600_000),
});
const jobs = (connection: AwsConnection) => createAwsWorkspace(connection).trainingJobs;

it.each(['ExpiredTokenException', 'UnrecognizedClientException'])(
  'makes a call once more with new keys after %s',
  async (type) => {
    const { connection, keys } = await service((key, response) =>
      key === 'AKIA1' ? refuses(response, type) : lists(response),
    );
    const credentials = expiringKeys(numbered);
    const { list } = jobs({ ...connection, credentials });
    expect(await list(signal)).toEqual({ ok: true, data: [] });
    expect(await list(signal)).toEqual({ ok: true, data: [] });
    expect(keys).toEqual(['AKIA1', 'AKIA2', 'AKIA2']);
    expect(credentials.refusals).toEqual(['AKIA1']);
  },
);

it('fetches once for everybody whose keys expired at the same moment', async () => {
  const { connection } = await service((key, response) =>
    key === 'AKIA1' ? refuses(response, 'ExpiredTokenException') : lists(response),
  );
  const credentials = expiringKeys(numbered);
  const { list } = jobs({ ...connection, credentials });
  const all = await Promise.all(Array.from({ length: 20 }, () => list(new AbortController().signal)));
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect(credentials.fetched).toBe(2);
});

it('says that keys have expired when new ones are refused too, and tries no third', async () => {
  const { connection, keys } = await service((_key, response) => refuses(response, 'ExpiredTokenException'));
  const { list } = jobs({ ...connection, credentials: expiringKeys(numbered) });
  expect(await list(signal)).toMatchObject({ ok: false, error: { code: 'credentials.expired' } });
  expect(keys).toEqual(['AKIA1', 'AKIA2']);
});

it('does not fetch for keys that are good and may not do it', async () => {
  const { connection } = await service((_key, response) => refuses(response, 'AccessDeniedException'));
  const credentials = expiringKeys(numbered);
  expect(await jobs({ ...connection, credentials }).list(signal)).toMatchObject({
    ok: false,
    error: { code: 'aws.denied' },
  });
  expect(credentials.fetched).toBe(1);
});

it('passes on why no keys can be had', async () => {
  const { connection, keys } = await service((_key, response) => lists(response));
  const credentials = expiringKeys(() => {
    throw new CodedError(fail('credentials.sign-in', 'Signed out.', 'Sign in.').error);
  });
  expect(await jobs({ ...connection, credentials }).list(signal)).toMatchObject({
    ok: false,
    error: { code: 'credentials.sign-in', message: 'Signed out.' },
  });
  expect(keys).toEqual([]);
});

const signedAt = (request: IncomingMessage): number => {
  const [, year, month, day, hour, minute, second] =
    /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(String(request.headers['x-amz-date'])) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

it.each([-3_600_000, 3_600_000])(
  'is understood by a service whose clock is %i ms on, also when it jumps',
  async (by) => {
    let offset = by;
    const { connection } = await service((_key, response, request) => {
      const there = Date.now() + offset;
      const date = { date: new Date(there).toUTCString() };
      if (Math.abs(signedAt(request) - there) > 300_000) {
        return json(
          response,
          400,
          { __type: 'InvalidSignatureException', message: 'Signature expired: it is late.' },
          date,
        );
      }
      json(response, 200, { TrainingJobSummaries: [] }, date);
    });
    const { list } = jobs({ ...connection, credentials: numbered(1) });
    expect(await list(signal)).toEqual({ ok: true, data: [] });
    offset = -by;
    expect(await list(signal)).toEqual({ ok: true, data: [] });
  },
);

it('names the difference when the service cannot be pleased', async () => {
  const { connection } = await service((_key, response) => {
    const date = { date: new Date(Date.now() + 3_600_000).toUTCString() };
    json(response, 400, { __type: 'InvalidSignatureException', message: 'Signature expired: it is late.' }, date);
  });
  const failed = await jobs({ ...connection, credentials: numbered(1) }).list(signal);
  expect(failed).toMatchObject({
    ok: false,
    error: { code: 'aws.clock', message: expect.stringMatching(/is (59 minutes \d+ seconds|1 hour.*) behind/) },
  });
});

it('shows nothing of the keys when a refusal gives back what was signed', async () => {
  const { connection } = await service((_key, response, { headers }) =>
    json(response, 403, {
      __type: 'InvalidSignatureException',
      message: `Signed by long-secret-key: token ${headers['x-amz-security-token']} does not match.\n\nThe Canonical String for this request should have been\n'POST\n/\n'\n`,
    }),
  );
  const keys = { accessKeyId: 'AKIA1', secretAccessKey: 'long-secret-key', sessionToken: 'long/token+of=the/session' };
  for (const credentials of [keys, expiringKeys(() => keys)]) {
    const failed = await jobs({ ...connection, credentials }).list(signal);
    expect(failed).toMatchObject({
      ok: false,
      error: {
        code: 'aws.denied',
        message: expect.stringMatching(/Signed by \[removed\]: token \[removed\] does not match\.$/),
      },
    });
  }
});
