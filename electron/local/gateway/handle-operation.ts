import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ReceivedRequest } from './http/received-request';
import type { Route } from './route-request';
import { AwsError, type Call, type Service } from './service';
import { SignatureError } from './signature/signature-error';
import { readSignedBody } from './signature/signed-body';
import type { Credentials } from './signature/verify-signature';
import { sendEventStream } from './wire/event-stream';
import { signatureFailure } from './wire/signature-failure';
import type { WireContext, WireResponse } from './wire/wire-protocol';

/** More than any operation takes: PutLogEvents is limited to 1 MiB, PutMetricData likewise. */
const maximumBytes = 16 * 1024 * 1024;
const gunzipped = promisify(gunzip);

export interface OperationOptions {
  readonly credentials: Credentials;
  readonly accountId: string;
  readonly region: string;
  readonly now: () => number;
  /** Told about everything that is no AwsError; gives what the client is told. */
  readonly onFault: (error: unknown) => AwsError;
}

interface Exchange {
  readonly request: ReceivedRequest;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/** Answers one call of a table service: signature, body, constraints, handler, answer. Gives the error's code. */
export async function handleOperation(
  options: OperationOptions,
  route: Extract<Route, { kind: 'operation' }>,
  exchange: Exchange,
): Promise<{ readonly operation: string; readonly errorCode: string | null }> {
  const { response, requestId, signal } = exchange;
  const { protocol, service } = route;
  const context: WireContext = { requestId, service };
  let operation = route.operation ?? '';
  try {
    const { input, accessKeyId } = await receiveInput(options, route, exchange.request);
    operation = route.operation ?? String(input.Action ?? '');
    const handler = findHandler(service, operation, protocol.name);
    handler.validate(operation, input);
    const { accountId, region } = options;
    const call: Call = { requestId, region, accountId, accessKeyId, signal };
    const output = await handler.run(input, call);
    if (isEventStream(output)) await sendEventStream(response, output, { requestId, signal, onFault: options.onFault });
    else write(response, protocol.success(operation, output, context));
    return { operation, errorCode: null };
  } catch (error) {
    const failure =
      error instanceof AwsError
        ? error
        : error instanceof SignatureError
          ? signatureFailure(error, protocol.name)
          : options.onFault(error);
    if (response.headersSent) {
      response.destroy();
      return { operation, errorCode: failure.code };
    }
    if (!response.shouldKeepAlive) await exchange.request.drain();
    write(response, protocol.failure(failure, context));
    return { operation, errorCode: failure.code };
  }
}

async function receiveInput(
  options: OperationOptions,
  { service, protocol, operation }: Extract<Route, { kind: 'operation' }>,
  request: ReceivedRequest,
): Promise<{ readonly input: Record<string, unknown>; readonly accessKeyId: string }> {
  const { body, accessKeyId } = await readSignedBody(request, maximumBytes, {
    credentials: options.credentials,
    region: options.region,
    service: service?.signingName ?? null,
    now: options.now(),
  });
  // A body is only read as what its operation takes.
  if (operation !== null) findHandler(service, operation, protocol.name);
  const plain = request.header('content-encoding') === 'gzip' ? await unzip(body) : body;
  const schema = operation === null ? undefined : own(service?.inputs, operation);
  const input = {
    ...Object.fromEntries(protocol.name === 'query' ? request.query : []),
    ...protocol.parse(plain, schema),
  };
  return { input, accessKeyId };
}

function findHandler(service: Service | null, operation: string, protocol: 'json' | 'cbor' | 'query') {
  const run = own(service?.operations, operation);
  if (service === null || run === undefined) {
    const code = protocol === 'query' ? 'InvalidAction' : 'UnknownOperationException';
    throw new AwsError(code, `The local workspace has no such operation yet: ${operation || '(none named)'}.`);
  }
  return { run, validate: service.validate };
}

/** Only what the table itself has: an operation may be named `constructor` by a stranger. */
function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

async function unzip(body: Buffer): Promise<Buffer> {
  try {
    return await gunzipped(body, { maxOutputLength: maximumBytes });
  } catch {
    throw new AwsError('SerializationException', 'The body is no gzip or too large when unpacked.');
  }
}

function isEventStream(output: object): output is AsyncIterable<Record<string, unknown>> {
  return Symbol.asyncIterator in output;
}

function write(response: ServerResponse, { statusCode, headers, body }: WireResponse): void {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  response.writeHead(statusCode, { ...headers, 'content-length': String(bytes.length) });
  response.end(bytes);
}
