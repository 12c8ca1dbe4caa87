import type { Readable } from 'node:stream';
import type { NodeHttpHandler, NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { ConnectedHandler } from './connected-handler';
import type { Network } from './network';

/**
 * The handler with an end to every answer. The SDK's own `requestTimeout` stops counting at the
 * headers, so a server that then sends a byte now and again would be waited for without end.
 * The body ends with a TimeoutError, which the SDK tries again, `requestTimeout` milliseconds
 * after the request began.
 */
export class BoundedHandler extends ConnectedHandler {
  constructor(
    network: Network,
    service: string,
    private readonly bounds: NodeHttpHandlerOptions & { readonly requestTimeout: number },
  ) {
    super(network, service, bounds);
  }

  protected override async send(...call: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    const startedAt = performance.now();
    const answer = await super.send(...call);
    const body = answer.response.body as Readable;
    const late = Object.assign(new Error('The answer did not end in time.'), { name: 'TimeoutError' });
    const left = Math.max(0, this.bounds.requestTimeout - (performance.now() - startedAt));
    const timer = setTimeout(() => body.destroy(late), left);
    body.once('close', () => clearTimeout(timer));
    return answer;
  }
}
