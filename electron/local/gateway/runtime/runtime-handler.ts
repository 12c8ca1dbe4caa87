import type { ServerResponse } from 'node:http';
import type { ReceivedRequest } from '../http/received-request';
import { AwsError } from '../service';
import { SignatureError } from '../signature/signature-error';
import { readSignedBody } from '../signature/signed-body';
import { decodePercent } from '../signature/uri-encoding';
import type { Credentials } from '../signature/verify-signature';
import { signatureFailure } from '../wire/signature-failure';
import type { InvocationReply, Invoker } from './invoker';
import { sendPayloadStream } from './payload-stream';
import { type RuntimeOperation, readInvocation } from './runtime-operation';

/** More than any invocation takes: what is above the service's limit and below this is told the limit. */
const maximumBytes = 16 * 1024 * 1024;
/** A whole answer may be as large as a request (BodyBlob of the service model). */
const maximumAnswerBytes = 6_291_456;

export interface RuntimeHandlerOptions {
  readonly credentials: Credentials;
  readonly region: string;
  readonly now: () => number;
  readonly invoker: Invoker;
  /** Told about everything that is no AwsError; gives what the client is told. */
  readonly onFault: (error: unknown) => AwsError;
}

interface Exchange {
  readonly request: ReceivedRequest;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** Aborted when the client went away or the daemon shuts down. */
  readonly signal: AbortSignal;
}

export type RuntimeHandler = (
  route: { readonly operation: RuntimeOperation; readonly rawName: string },
  exchange: Exchange,
) => Promise<{ readonly operation: string; readonly errorCode: string | null }>;

/** Answers SageMaker Runtime, whose protocol is REST: the request in path, headers and body, the answer likewise. */
export function createRuntimeHandler(options: RuntimeHandlerOptions): RuntimeHandler {
  const { credentials, region, onFault } = options;
  return async ({ operation, rawName }, { request, response, requestId, signal }) => {
    try {
      const expected = { credentials, region, service: 'sagemaker', now: options.now() };
      const { body } = await readSignedBody(request, maximumBytes, expected);
      const invocation = readInvocation(operation, decodePercent(rawName), request, body);
      const reply = await options.invoker.invoke(invocation, signal);
      if (!invocation.streamed) {
        await sendWhole(response, requestId, reply);
        return { operation, errorCode: null };
      }
      const headers = replyHeaders(requestId, reply, 'x-amzn-sagemaker-content-type');
      return { operation, errorCode: await sendPayloadStream(response, reply.body, { headers, signal, onFault }) };
    } catch (error) {
      // Nobody is left to be told, and what a cut connection does to the invoker is no fault of ours.
      if (response.destroyed || (signal.aborted && !(error instanceof AwsError))) {
        response.destroy();
        return { operation, errorCode: 'ClientGone' };
      }
      const failure =
        error instanceof AwsError
          ? error
          : error instanceof SignatureError
            ? signatureFailure(error, 'json')
            : onFault(error);
      if (!response.shouldKeepAlive) await request.drain();
      sendFailure(response, requestId, failure);
      return { operation, errorCode: failure.code };
    }
  };
}

/** An answer is sent when all of it is there: one that breaks off must not have begun with 200. */
async function sendWhole(response: ServerResponse, requestId: string, reply: InvocationReply): Promise<void> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of reply.body) {
    bytes += part.byteLength;
    if (bytes > maximumAnswerBytes) {
      throw new AwsError(
        'ModelError',
        `The answer of the model is larger than ${maximumAnswerBytes} bytes, the limit of InvokeEndpoint. Use InvokeEndpointWithResponseStream.`,
        424,
      );
    }
    parts.push(part);
  }
  response.writeHead(200, {
    ...replyHeaders(requestId, reply, 'content-type'),
    'content-length': String(bytes),
  });
  response.end(Buffer.concat(parts));
}

function replyHeaders(
  requestId: string,
  { variant, contentType, customAttributes }: InvocationReply,
  contentTypeHeader: string,
): Readonly<Record<string, string>> {
  return {
    'x-amzn-requestid': requestId,
    'x-amzn-invoked-production-variant': variant,
    [contentTypeHeader]: contentType,
    ...(customAttributes !== null && { 'x-amzn-sagemaker-custom-attributes': customAttributes }),
  };
}

/** AWS REST JSON: the exception's name in a header, its members in the body. */
function sendFailure(response: ServerResponse, requestId: string, failure: AwsError): void {
  const body = Buffer.from(JSON.stringify({ ...failure.members, Message: failure.message }), 'utf8');
  response.writeHead(failure.statusCode, {
    'content-type': 'application/json',
    'x-amzn-requestid': requestId,
    'x-amzn-errortype': failure.code,
    'content-length': String(body.length),
  });
  response.end(body);
}
