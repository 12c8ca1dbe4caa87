import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import { type FaultProxy, startFaultProxy } from '../fakes/fault-proxy';

let server: Server;
let proxy: FaultProxy;
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

/** The adapters, through a proxy, against a server that answers as `answer` does; `requests` counts what arrived. */
async function adapters(answer: (response: ServerResponse, requests: number) => void) {
  let requests = 0;
  server = createServer((incoming, outgoing) => {
    incoming.resume();
    requests += 1;
    answer(outgoing, requests);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  proxy = await startFaultProxy((server.address() as AddressInfo).port);
  const aws = createAwsWorkspace({
    region: 'us-east-1',
    accountId: '123456789012',
    endpoint: `http://127.0.0.1:${proxy.port}`,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    answerWithin: 300,
  });
  return { aws, requests: () => requests };
}

function send(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}

/** Calls `write`, which sends a byte, now and again until the connection goes. */
function drip({ req: { socket } }: ServerResponse, write: () => void): void {
  const timer = setInterval(write, 20);
  socket.once('close', () => clearInterval(timer));
}

/** Far above three attempts of 300 ms, far below the silence at which an unbounded client gives up. */
const givenUpWithin = 10_000;
const givenUp = {
  ok: false,
  error: { code: 'aws.timeout', retryable: true, hint: expect.stringMatching(/try again/i) },
};

const summary = (name: string) => ({
  TrainingJobName: name,
  TrainingJobArn: `arn:aws:sagemaker:us-east-1:123456789012:training-job/${name}`,
  CreationTime: 1_795_422_328,
  TrainingJobStatus: 'Completed',
});

it.each<[string, (response: ServerResponse) => void]>([
  ['says nothing', () => undefined],
  ['sends its head and then nothing', (response) => response.writeHead(200).flushHeaders()],
  [
    'sends a byte now and again without end',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      drip(response, () => response.write(' '));
    },
  ],
])(
  'a server that %s is given up, with what to do',
  async (_how, answer) => {
    const { aws, requests } = await adapters(answer);
    expect(await aws.trainingJobs.describe('waits')).toMatchObject(givenUp);
    expect(requests()).toBe(3);
  },
  givenUpWithin,
);

it(
  'a listing of objects that drips in without end is given up',
  async () => {
    const { aws, requests } = await adapters((response) => {
      response.writeHead(200, { 'content-type': 'application/xml' });
      drip(response, () => response.write(' '));
    });
    expect(await aws.objects.list('bucket', 'prefix/')).toMatchObject(givenUp);
    expect(requests()).toBe(3);
  },
  givenUpWithin,
);

it(
  'the properties of an object that drip in without end are given up',
  async () => {
    // An answer to HEAD has no body, so it is the head that never ends.
    const { aws, requests } = await adapters((response) => {
      const { socket } = response.req;
      socket.write('HTTP/1.1 200 OK\r\nx-endless: ');
      drip(response, () => socket.write('x'));
    });
    expect(await aws.objects.head('s3://bucket/key')).toMatchObject(givenUp);
    expect(requests()).toBe(3);
  },
  givenUpWithin,
);

it(
  'the beginning of an object that drips in without end is given up',
  async () => {
    const { aws } = await adapters((response) => {
      response.writeHead(206, { 'content-type': 'text/plain' });
      drip(response, () => response.write('x'));
    });
    expect(await aws.objects.readStart('s3://bucket/key', 1_000)).toMatchObject(givenUp);
  },
  givenUpWithin,
);

it('a server that sends an answer byte by byte, and ends it, is understood', async () => {
  const { aws, requests } = await adapters((response) => {
    const bytes = [...Buffer.from(JSON.stringify({ TrainingJobSummaries: [summary('slow')] }))];
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    const next = (): void => {
      const byte = bytes.shift();
      if (byte === undefined) response.end();
      else response.write(Buffer.of(byte), () => setImmediate(next));
    };
    next();
  });
  const listed = await aws.trainingJobs.list(new AbortController().signal);
  expect(listed).toMatchObject({ ok: true, data: [{ name: 'slow' }] });
  expect(requests()).toBe(1);
});

it('empty pages with tokens are read on to the page that holds something', async () => {
  const { aws, requests } = await adapters((response, requests) =>
    send(
      response,
      requests < 4
        ? { TrainingJobSummaries: [], NextToken: `page-${requests}` }
        : { TrainingJobSummaries: [summary('far')] },
    ),
  );
  const listed = await aws.trainingJobs.list(new AbortController().signal);
  expect(listed).toMatchObject({ ok: true, data: [{ name: 'far' }] });
  expect(requests()).toBe(4);
});

it.each([1, 2])('a token that comes back after %i pages ends as unreadable', async (cycle) => {
  const { aws, requests } = await adapters((response, count) =>
    send(response, { TrainingJobSummaries: [], NextToken: `page-${count % cycle}` }),
  );
  const listed = await aws.trainingJobs.list(new AbortController().signal);
  expect(listed).toMatchObject({ ok: false, error: { code: 'aws.unreadable', retryable: true } });
  expect(requests()).toBeLessThan(6);
});

const portal = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end('<!doctype html><html><title>Welcome to the hotel</title><form>Sign in</form></html>');
};

it.each<[string, (aws: Awaited<ReturnType<typeof adapters>>['aws']) => Promise<unknown>]>([
  ['a list of jobs', (aws) => aws.trainingJobs.list(new AbortController().signal)],
  ['a description', (aws) => aws.trainingJobs.describe('job')],
  ['a list of objects', (aws) => aws.objects.list('bucket', 'prefix/')],
  ['the properties of an object', (aws) => aws.objects.head('s3://bucket/key')],
  ['an object', (aws) => aws.objects.readStart('s3://bucket/key', 100)],
  ['a caller', (aws) => aws.identity.whoAmI()],
])('a sign-in page is not taken for %s', async (_what, ask) => {
  const { aws } = await adapters(portal);
  expect(await ask(aws)).toMatchObject({
    ok: false,
    error: { code: 'aws.unreadable', retryable: true, message: expect.stringContaining('web page') },
  });
});

it('a page in the bucket is read as the object it is', async () => {
  const { aws } = await adapters((response) => {
    response.setHeader('x-amz-request-id', '1');
    portal(response);
  });
  const read = await aws.objects.readStart('s3://bucket/key', 100);
  expect(read.ok && Buffer.from(read.data).toString()).toContain('Welcome');
});

it('half a JSON is said to be half an answer', async () => {
  const { aws } = await adapters((response) => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end('{"TrainingJobSummaries":[{"TrainingJobNam');
  });
  expect(await aws.trainingJobs.list(new AbortController().signal)).toMatchObject({
    ok: false,
    error: { code: 'aws.unreadable', message: expect.stringContaining('broke off half way') },
  });
});
