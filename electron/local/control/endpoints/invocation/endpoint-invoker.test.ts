import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwsError } from '../../../gateway/service';
import type { ContainerReply } from '../../../runtime/serving/serving-runtime';
import { EndpointBench, textOf, variant } from '../../testing/endpoint-bench';
import { reply } from '../../testing/scripted-serving';

let bench: EndpointBench;
beforeEach(async () => {
  vi.useFakeTimers();
  bench = new EndpointBench();
  await bench.openEndpoint();
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  bench.close();
  vi.useRealTimers();
});

const figures = () =>
  Object.fromEntries(
    bench.metrics
      .filter(({ dimensions }) => dimensions.EndpointConfigName === undefined)
      .map(({ name, value }) => [name, value]),
  );
/** A program that answers nothing until its request is given up. */
const hang = (_: unknown, signal: AbortSignal) =>
  new Promise<ContainerReply>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });

describe('InvokeEndpoint', () => {
  it('passes request and answer through, and counts them for the variant and its configuration', async () => {
    let headers = {};
    bench.serving.answer = async (request) => {
      headers = request.headers;
      await vi.advanceTimersByTimeAsync(250);
      return reply(200, request.body, { 'content-type': 'text/x', 'x-amzn-sagemaker-custom-attributes': 'c' });
    };
    const answer = await bench.invoke();
    expect(answer).toMatchObject({ variant: 'v', contentType: 'text/x', customAttributes: 'c' });
    expect(await textOf(answer)).toBe('hello');
    expect(headers).toEqual({ 'content-type': 'text/plain', accept: '*/*' });
    expect(figures()).toEqual({
      Invocations: 1,
      InvocationsPerInstance: 1,
      ModelLatency: 250_000,
      OverheadLatency: 0,
      Invocation4XXErrors: 0,
      Invocation5XXErrors: 0,
      InvocationModelErrors: 0,
    });
    expect(bench.metrics.map(({ namespace }) => namespace)).toContain('AWS/SageMaker');
    expect(bench.sum('Invocations', 'old')).toBe(1);
  });

  it.each([
    [404, 'client', 1, 0],
    [503, 'server', 0, 1],
  ])('makes a ModelError of the status %i', async (status, side, clientErrors, serverErrors) => {
    bench.serving.answer = async () => reply(status, 'no such thing');
    const error = await bench.invoke().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AwsError);
    expect(error).toMatchObject({
      code: 'ModelError',
      statusCode: 424,
      message: expect.stringContaining(`Received ${side} error (${status}) from primary with message "no such thing"`),
      members: {
        OriginalStatusCode: status,
        OriginalMessage: 'no such thing',
        LogStreamArn: expect.stringMatching(
          /^arn:aws:logs:us-east-1:123456789012:log-group:\/aws\/sagemaker\/Endpoints\/e:log-stream:v\/i-/,
        ),
      },
    });
    expect(figures()).toMatchObject({
      Invocation4XXErrors: clientErrors,
      Invocation5XXErrors: serverErrors,
      InvocationModelErrors: 1,
    });
  });

  it('gives a program 60 seconds, and counts it as failed then though its client has long left', async () => {
    bench.serving.answer = hang;
    const client = new AbortController();
    const answer = bench.answer({}, client.signal);
    client.abort();
    await vi.advanceTimersByTimeAsync(59_999);
    expect(bench.metrics).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toMatch(
      /^ModelError: Received server error \(0\) from primary with message "Your invocation timed out/,
    );
    expect(figures()).toMatchObject({ Invocation5XXErrors: 1, ModelLatency: 60_000_000 });
  });

  it('counts a program that breaks off, before or within its answer', async () => {
    bench.serving.answer = async () => Promise.reject(new Error('socket hang up'));
    expect(await bench.answer()).toMatch(/the model process exited/);
    bench.serving.answer = async () => ({
      ...reply(200, ''),
      body: (async function* () {
        yield Buffer.from('half');
        throw new Error('aborted');
      })(),
    });
    expect(await bench.answer()).toMatch(/^ModelError: .*the model process exited/);
    expect(bench.sum('Invocation5XXErrors')).toBe(2);
    expect(bench.sum('Invocations')).toBe(2);
  });

  it('is unavailable while no instance answers its pings, and that counts as failed', async () => {
    bench.serving.running()[0]?.falter('unhealthy');
    const error = await bench.invoke().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'ServiceUnavailable', statusCode: 503 });
    expect(bench.sum('Invocation5XXErrors', 'old')).toBe(1);
    bench.serving.running()[0]?.comeUp();
    expect(await bench.answer()).toBe('hello');
  });

  it('names what is not there', async () => {
    expect(await bench.answer({ targetVariant: 'w' })).toBe('ValidationError: Variant w not found for endpoint e.');
    await bench.send('DeleteEndpoint', { EndpointName: 'e' });
    await vi.advanceTimersByTimeAsync(0);
    expect(await bench.answer()).toBe('ValidationError: Endpoint e of account 123456789012 not found.');
    bench.serving.ready = false;
    await bench.send('CreateEndpoint', { EndpointName: 'e', EndpointConfigName: 'old' });
    expect(await bench.answer()).toMatch(/^ValidationError: .* it is Creating\.$/);
  });

  it('chooses the variant by weight and says which', async () => {
    await bench.config('two', variant('a', 'old'), variant('b', 'new', { InitialVariantWeight: 0 }));
    await bench.update('two');
    await vi.advanceTimersByTimeAsync(0);
    expect((await bench.invoke()).variant).toBe('a');
    expect((await bench.invoke({ targetVariant: 'b' })).variant).toBe('b');
  });
});

describe('a streamed answer', () => {
  /** Two parts, then what `last` does; notes whether the work was given up. */
  function streaming(last: (signal: AbortSignal) => Promise<void>): { gone: boolean } {
    const work = { gone: false };
    bench.serving.answer = async (_, signal) => {
      signal.addEventListener('abort', () => {
        work.gone = true;
      });
      return {
        ...reply(200, ''),
        body: (async function* () {
          yield Buffer.from('one ');
          yield Buffer.from('two');
          await last(signal);
        })(),
      };
    };
    return work;
  }

  it('comes in its parts and is counted at its end', async () => {
    streaming(async () => undefined);
    const { body } = await bench.invoke({ streamed: true });
    expect(bench.metrics).toEqual([]);
    const parts: string[] = [];
    for await (const part of body) parts.push(Buffer.from(part).toString());
    expect(parts).toEqual(['one ', 'two']);
    expect(figures()).toMatchObject({ Invocations: 1, Invocation5XXErrors: 0 });
  });

  it('ends the work when its client leaves, which is no failure', async () => {
    const work = streaming((signal) => hang(null, signal).then(() => undefined));
    const client = new AbortController();
    const { body } = await bench.invoke({ streamed: true }, client.signal);
    const read = textOf({ variant: 'v', contentType: '', customAttributes: null, body }).catch(() => 'cut');
    await vi.advanceTimersByTimeAsync(0);
    client.abort();
    expect(await read).toBe('cut');
    expect(work.gone).toBe(true);
    expect(figures()).toMatchObject({ Invocations: 1, Invocation5XXErrors: 0, InvocationModelErrors: 0 });
    expect(bench.sum('Invocations')).toBe(1);
  });

  it('ends the work when its reader stops', async () => {
    const work = streaming((signal) => hang(null, signal).then(() => undefined));
    const { body } = await bench.invoke({ streamed: true });
    for await (const _ of body) break;
    expect(work.gone).toBe(true);
    expect(bench.sum('Invocations')).toBe(1);
  });

  it.each([
    ['breaks off', async () => Promise.reject(new Error('reset')), 'StreamBroken'],
    [
      'takes too long',
      (signal: AbortSignal) => hang(null, signal).then(() => undefined),
      'ModelInvocationTimeExceeded',
    ],
  ])('that %s fails in the stream', async (_, last, ErrorCode) => {
    streaming(last);
    const answer = await bench.invoke({ streamed: true });
    const read = textOf(answer).catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(480_000);
    expect(await read).toMatchObject({ code: 'ModelStreamError', members: { ErrorCode } });
    expect(figures()).toMatchObject({ Invocation5XXErrors: 1, InvocationModelErrors: 1 });
  });
});
