import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { InvokeEndpointAsyncCommand, InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invocation } from '../../../electron/local/gateway/runtime/invoker';
import { AwsError } from '../../../electron/local/gateway/service';
import { openRuntimeGateway, replyOf } from './scripted-runtime-gateway';
import { amzDate, authorization, type RawRequest, type RawResponse, send, sha256 } from './sign-raw';

let wire: Awaited<ReturnType<typeof openRuntimeGateway>>;
beforeAll(async () => {
  wire = await openRuntimeGateway();
});
afterAll(() => wire.close());

const invoke = (input: Partial<ConstructorParameters<typeof InvokeEndpointCommand>[0]>) =>
  wire.client.send(new InvokeEndpointCommand({ EndpointName: 'ep', Body: Buffer.from('{}'), ...input }));

describe('InvokeEndpoint', () => {
  it('hands the invocation on as it was sent, and gives the answer as the program sent it', async () => {
    let seen: Invocation | null = null;
    const answer = randomBytes(300_000);
    wire.answerWith((invocation) => {
      seen = invocation;
      return {
        ...replyOf(),
        variant: 'green',
        contentType: 'application/x-weights',
        customAttributes: 'trace=1',
        body: (async function* () {
          yield answer.subarray(0, 100_000);
          yield answer.subarray(100_000);
        })(),
      };
    });
    const body = randomBytes(50_000);
    const output = await invoke({
      EndpointName: 'ep-1',
      Body: body,
      ContentType: 'application/json',
      Accept: 'application/x-weights',
      CustomAttributes: 'c=d',
      TargetVariant: 'green',
      InferenceId: 'id 7',
    });
    expect(seen).toEqual({
      endpointName: 'ep-1',
      targetVariant: 'green',
      body: expect.anything(),
      contentType: 'application/json',
      accept: 'application/x-weights',
      customAttributes: 'c=d',
      inferenceId: 'id 7',
      streamed: false,
    });
    expect(body.equals((seen as unknown as Invocation).body)).toBe(true);
    expect(answer.equals(output.Body)).toBe(true);
    expect(output).toMatchObject({
      ContentType: 'application/x-weights',
      InvokedProductionVariant: 'green',
      CustomAttributes: 'trace=1',
    });
    expect(wire.records.at(-1)).toMatchObject({
      service: 'sagemaker-runtime',
      operation: 'InvokeEndpoint',
      statusCode: 200,
      errorCode: null,
    });
  });

  it('gives the model’s own status and words with ModelError', async () => {
    wire.answerWith(() => {
      throw new AwsError('ModelError', 'Received server error (503) from primary with message "busy".', 424, {
        OriginalStatusCode: 503,
        OriginalMessage: 'busy',
        LogStreamArn: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/sagemaker/Endpoints/ep',
      });
    });
    await expect(invoke({})).rejects.toMatchObject({
      name: 'ModelError',
      message: 'Received server error (503) from primary with message "busy".',
      OriginalStatusCode: 503,
      OriginalMessage: 'busy',
      LogStreamArn: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/sagemaker/Endpoints/ep',
      $metadata: { httpStatusCode: 424 },
    });
  });

  it.each([
    ['ValidationError', 400],
    ['ModelNotReadyException', 429],
    ['ServiceUnavailable', 503],
    ['InternalFailure', 500],
  ])('passes %s on with status %i', async (code, status) => {
    wire.answerWith(() => {
      throw new AwsError(code, 'in so many words', status);
    });
    const failure = { name: code, message: 'in so many words', $metadata: { httpStatusCode: status } };
    await expect(invoke({})).rejects.toMatchObject(failure);
  });

  it('makes an internal failure of what nobody foresaw, and says nothing of it', async () => {
    wire.answerWith(() => {
      throw new TypeError('a secret path');
    });
    await expect(invoke({})).rejects.toMatchObject({
      name: 'InternalFailure',
      message: expect.not.stringContaining('secret'),
    });
    expect(wire.faults.splice(0)).toHaveLength(1);
  });

  it('does not begin an answer with 200 that then breaks off', async () => {
    wire.answerWith(() => ({
      ...replyOf(),
      body: (async function* () {
        yield Buffer.from('half');
        throw new AwsError('ModelError', 'broke off', 424, { OriginalStatusCode: 0 });
      })(),
    }));
    await expect(invoke({})).rejects.toMatchObject({ name: 'ModelError', OriginalStatusCode: 0 });
  });

  it('takes 6 MiB and not a byte more, both ways', async () => {
    const most = 6 * 2 ** 20;
    wire.answerWith(({ body }) => replyOf(String(body.byteLength)));
    const { Body } = await invoke({ Body: Buffer.alloc(most, 'x') });
    expect(Buffer.from(Body ?? []).toString()).toBe(String(most));
    await expect(invoke({ Body: Buffer.alloc(most + 1, 'x') })).rejects.toMatchObject({
      name: 'ValidationError',
      message: `1 validation error detected: Value at 'body' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
    });
    await expect(invoke({ Body: Buffer.alloc(17 * 2 ** 20, 'x') })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 413 },
    });
    wire.answerWith(() => replyOf('x'.repeat(most)));
    expect((await invoke({})).Body).toHaveLength(most);
    wire.answerWith(() => replyOf('x'.repeat(most), 'x'));
    await expect(invoke({})).rejects.toMatchObject({ name: 'ModelError', message: expect.stringContaining('larger') });
  });

  it.each([
    [{ EndpointName: 'a_b' }, /at 'endpointName' failed to satisfy constraint: .* regular expression pattern/],
    [{ TargetVariant: 'a b' }, /'targetVariant'/],
    [{ InferenceId: 'x'.repeat(65) }, /'inferenceId'.*length less than or equal to 64/],
    [{ TargetModel: 'm.tar.gz' }, /has no multi-model endpoints: leave TargetModel out/],
    [{ TargetContainerHostname: 'second' }, /no endpoints of several containers/],
    [{ InferenceComponentName: 'c' }, /no inference components/],
    [{ SessionId: 'NEW_SESSION' }, /no sessions/],
    [{ EnableExplanations: '`true`' }, /no explainers/],
  ])('refuses %j', async (input, message) => {
    wire.answerWith(() => replyOf('never'));
    await expect(invoke(input)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(message),
    });
  });

  it('tells the invoker when the client goes away', async () => {
    let signal: AbortSignal | null = null;
    const called = new Promise<void>((resolve) => {
      wire.answerWith(async (_invocation, given) => {
        signal = given;
        resolve();
        await once(given, 'abort');
        throw new Error('The connection was closed.');
      });
    });
    const client = new AbortController();
    const sent = wire.client.send(new InvokeEndpointCommand({ EndpointName: 'ep', Body: Buffer.from('') }), {
      abortSignal: client.signal,
    });
    await called;
    client.abort();
    await expect(sent).rejects.toThrow();
    const heard = signal as unknown as AbortSignal;
    if (!heard.aborted) await once(heard, 'abort');
    expect(wire.faults).toEqual([]);
  });

  it('is the only kind there is: no asynchronous one', async () => {
    const async = new InvokeEndpointAsyncCommand({ EndpointName: 'ep', InputLocation: 's3://bucket/key' });
    await expect(wire.client.send(async)).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});

describe('its signature', () => {
  const body = '{"a":1}';

  function post(
    signed: Partial<RawRequest>,
    sent: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<RawResponse> {
    const timestamp = amzDate(Date.now());
    const raw: RawRequest = {
      method: 'POST',
      endpoint: wire.endpoint,
      path: '/endpoints/ep/invocations',
      query: '',
      headers: { 'x-amz-date': timestamp, 'content-type': 'text/plain' },
      body,
      payloadHash: sha256(body),
      ...wire.credentials,
      timestamp,
      scopeDate: timestamp.slice(0, 8),
      region: 'us-east-1',
      service: 'sagemaker',
      terminator: 'aws4_request',
      ...signed,
    };
    const host = new URL(wire.endpoint).host;
    const headers = { ...raw.headers, host, authorization: authorization(raw).header, ...sent.headers };
    return send(raw, headers, sent.body ?? body);
  }

  const unsignedDate = (): Promise<RawResponse> =>
    post({ headers: {} }, { headers: { 'x-amz-date': amzDate(Date.now()) } });

  function changedVariant(): Promise<RawResponse> {
    const name = 'x-amzn-sagemaker-target-variant';
    const headers = { 'x-amz-date': amzDate(Date.now()), [name]: 'blue' };
    return post({ headers }, { headers: { [name]: 'green' } });
  }

  it('lets a well-signed invocation in', async () => {
    wire.answerWith(({ accept, customAttributes }) => replyOf(accept, String(customAttributes)));
    expect(await post({})).toMatchObject({ statusCode: 200, body: '*/*null' });
  });

  it.each([
    ['another body', () => post({}, { body: '{"a":2}' }), 'InvalidSignatureException'],
    ['another secret', () => post({ secretAccessKey: 'other' }), 'InvalidSignatureException'],
    ['another region', () => post({ region: 'eu-west-1' }), 'InvalidSignatureException'],
    ['another service', () => post({ service: 'logs' }), 'InvalidSignatureException'],
    ['an unknown key', () => post({ accessKeyId: 'AKIAUNKNOWNUNKNOWN77' }), 'UnrecognizedClientException'],
    ['no signature', () => post({}, { headers: { authorization: '' } }), 'IncompleteSignatureException'],
    ['a date that is not signed', () => unsignedDate(), 'InvalidSignatureException'],
    ['another variant than was signed', () => changedVariant(), 'InvalidSignatureException'],
  ])('keeps out one with %s', async (_what, request, code) => {
    wire.answerWith(() => replyOf('never'));
    const answer = await request();
    expect([answer.statusCode, answer.headers['x-amzn-errortype']]).toEqual([403, code]);
  });
});
