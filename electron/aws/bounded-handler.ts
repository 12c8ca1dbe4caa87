import type { Readable } from 'node:stream';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';

/**
 * The SDK's handler with an end to every answer. Its own `requestTimeout` stops counting at the
 * headers, so a server that then sends a byte now and again would be waited for without end.
 * The body ends with a TimeoutError, which the SDK tries again, `requestTimeout` milliseconds
 * after the request began.
 */
export class BoundedHandler extends NodeHttpHandler {
  constructor(private readonly bounds: NodeHttpHandlerOptions & { readonly requestTimeout: number }) {
    super(bounds);
  }

  override async handle(...call: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    const startedAt = performance.now();
    const answer = await super.handle(...call);
    const body = answer.response.body as Readable;
    const late = Object.assign(new Error('The answer did not end in time.'), { name: 'TimeoutError' });
    const left = Math.max(0, this.bounds.requestTimeout - (performance.now() - startedAt));
    const timer = setTimeout(() => body.destroy(late), left);
    body.once('close', () => clearTimeout(timer));
    return answer;
  }
}
