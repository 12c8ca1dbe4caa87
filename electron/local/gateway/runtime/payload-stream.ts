import type { ServerResponse } from 'node:http';
import { AwsError } from '../service';
import { drained, encodeFrame } from '../wire/event-stream';

/** An event larger than this is sent as several: clients take frames of up to 16 MiB, and parts have no meaning. */
const maximumPartBytes = 1024 * 1024;

/**
 * Sends the parts of an answer as PayloadPart events of `application/vnd.amazon.eventstream`, each as it comes. A slow
 * client holds the parts back. What goes wrong after the first byte is an exception in the stream (ResponseStream of
 * the service model). Gives its name, or null.
 */
export async function sendPayloadStream(
  response: ServerResponse,
  parts: AsyncIterable<Uint8Array>,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
    readonly onFault: (error: unknown) => AwsError;
  },
): Promise<string | null> {
  const { signal } = options;
  response.writeHead(200, { ...options.headers, 'content-type': 'application/vnd.amazon.eventstream' });
  response.flushHeaders();
  try {
    for await (const part of parts) {
      for (let start = 0; start < part.byteLength && !signal.aborted; start += maximumPartBytes) {
        const frame = encodeFrame(
          'event',
          'PayloadPart',
          'application/octet-stream',
          part.subarray(start, start + maximumPartBytes),
        );
        if (!response.write(frame)) await drained(response, signal);
      }
      if (signal.aborted) break;
    }
    response.end();
    return null;
  } catch (error) {
    // Nobody is left to be told.
    if (signal.aborted) {
      response.destroy();
      return 'ClientGone';
    }
    const failure = streamFailure(error, options.onFault);
    const body = Buffer.from(JSON.stringify({ ...failure.members, Message: failure.message }), 'utf8');
    response.end(encodeFrame('exception', failure.code, 'application/json', body));
    return failure.code;
  }
}

/** A stream has two exceptions: the model's, with a code that says how, and the service's own. */
function streamFailure(error: unknown, onFault: (error: unknown) => AwsError): AwsError {
  if (!(error instanceof AwsError)) return new AwsError('InternalStreamFailure', onFault(error).message, 500);
  if (error.code === 'ModelStreamError') return error;
  if (error.code === 'ModelError')
    return new AwsError('ModelStreamError', error.message, 400, { ErrorCode: 'StreamBroken' });
  return new AwsError('InternalStreamFailure', error.message, 500);
}
