import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { InvokeEndpointWithResponseStreamCommand } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Invocation } from '../../../electron/local/gateway/runtime/invoker';
import { AwsError } from '../../../electron/local/gateway/service';
import { openRuntimeGateway, replyOf } from './scripted-runtime-gateway';

let wire: Awaited<ReturnType<typeof openRuntimeGateway>>;
beforeAll(async () => {
  wire = await openRuntimeGateway();
});
afterAll(() => wire.close());

const stream = (
  input: Partial<ConstructorParameters<typeof InvokeEndpointWithResponseStreamCommand>[0]> = {},
  abortSignal = new AbortController().signal,
) => {
  const command = new InvokeEndpointWithResponseStreamCommand({
    EndpointName: 'ep',
    Body: Buffer.from('{}'),
    ...input,
  });
  return wire.client.send(command, { abortSignal });
};

async function read(body: Awaited<ReturnType<typeof stream>>['Body']): Promise<Buffer[]> {
  const parts: Buffer[] = [];
  for await (const event of body ?? []) parts.push(Buffer.from(event.PayloadPart?.Bytes ?? []));
  return parts;
}

it('sends each part when it is there, as the bytes the program sent', async () => {
  const taken = new EventEmitter();
  const sent = Array.from({ length: 7 }, () => randomBytes(1000));
  let seen: Invocation | null = null;
  wire.answerWith((invocation) => {
    seen = invocation;
    return {
      variant: 'green',
      contentType: 'text/event-stream',
      customAttributes: 'x',
      body: (async function* () {
        for (const [index, part] of sent.entries()) {
          // The next part exists only once the client has the one before.
          if (index > 0) await once(taken, 'part');
          yield part;
        }
      })(),
    };
  });
  const output = await stream({ Accept: 'text/event-stream', TargetVariant: 'green', CustomAttributes: 'y' });
  expect(output).toMatchObject({
    ContentType: 'text/event-stream',
    InvokedProductionVariant: 'green',
    CustomAttributes: 'x',
  });
  const parts: Buffer[] = [];
  for await (const event of output.Body ?? []) {
    parts.push(Buffer.from(event.PayloadPart?.Bytes ?? []));
    taken.emit('part');
  }
  expect(parts.map((part) => part.toString('hex'))).toEqual(sent.map((part) => part.toString('hex')));
  expect(seen).toMatchObject({
    accept: 'text/event-stream',
    targetVariant: 'green',
    customAttributes: 'y',
    streamed: true,
  });
  expect(wire.records.at(-1)).toMatchObject({ operation: 'InvokeEndpointWithResponseStream', errorCode: null });
});

it('cuts a large part, without losing a byte, and holds it back for a slow client', async () => {
  const large = randomBytes(5_000_000);
  wire.answerWith(() => ({
    ...replyOf(),
    body: (async function* () {
      yield large;
      yield Buffer.alloc(0);
      yield large.subarray(0, 10);
    })(),
  }));
  const parts = await read((await stream()).Body);
  expect(parts.length).toBeGreaterThan(4);
  expect(Buffer.concat(parts).equals(Buffer.concat([large, large.subarray(0, 10)]))).toBe(true);
});

it('refuses before the first byte with a status', async () => {
  wire.answerWith(() => {
    throw new AwsError('ModelError', 'Received client error (400)', 424, { OriginalStatusCode: 400 });
  });
  await expect(stream()).rejects.toMatchObject({ name: 'ModelError', OriginalStatusCode: 400 });
  await expect(stream({ SessionId: 'abc' })).rejects.toMatchObject({ name: 'ValidationError' });
});

const failures = {
  'the model breaking off': {
    thrown: new AwsError('ModelError', 'broke off', 424, { OriginalStatusCode: 0 }),
    seen: { name: 'ModelStreamError', message: 'broke off', ErrorCode: 'StreamBroken' },
  },
  'the time being up': {
    thrown: new AwsError('ModelStreamError', 'too long', 400, { ErrorCode: 'ModelInvocationTimeExceeded' }),
    seen: { name: 'ModelStreamError', message: 'too long', ErrorCode: 'ModelInvocationTimeExceeded' },
  },
  'a fault of ours': { thrown: new TypeError('a secret path'), seen: { name: 'InternalStreamFailure' } },
};

it.each(Object.entries(failures))('tells of %s in the stream, after what came before it', async (_what, failure) => {
  wire.answerWith(() => ({
    ...replyOf(),
    body: (async function* () {
      yield Buffer.from('first');
      throw failure.thrown;
    })(),
  }));
  const { Body } = await stream();
  const parts: string[] = [];
  const reading = (async () => {
    for await (const event of Body ?? []) parts.push(Buffer.from(event.PayloadPart?.Bytes ?? []).toString());
  })();
  await expect(reading).rejects.toMatchObject(failure.seen);
  await expect(reading).rejects.toMatchObject({ message: expect.not.stringContaining('secret') });
  expect(parts).toEqual(['first']);
  wire.faults.splice(0);
});

it('tells the invoker when the client goes away in the middle, and takes no more parts', async () => {
  const ended = new EventEmitter();
  wire.answerWith((_invocation, signal) => ({
    ...replyOf(),
    body: (async function* () {
      try {
        yield Buffer.from('first');
        await once(signal, 'abort');
        throw new Error('The connection was closed.');
      } finally {
        ended.emit('end');
      }
    })(),
  }));
  const over = once(ended, 'end');
  const client = new AbortController();
  const { Body } = await stream({}, client.signal);
  for await (const _event of Body ?? []) break;
  client.abort();
  await over;
  expect(wire.faults).toEqual([]);
});
