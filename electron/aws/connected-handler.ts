import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { agentsOf, type NetworkAgents } from './agents';
import type { Network } from './network';
import { rateOf } from './rates';

/**
 * The SDK's handler on this machine's network: through the proxies and with the certificates it is
 * told of, and no quicker than the account allows. Every attempt of a call takes its turn.
 */
export class ConnectedHandler extends NodeHttpHandler {
  private agents: Promise<NetworkAgents> | null = null;
  private readonly settle: (agents: Promise<NetworkAgents>) => void;

  constructor(
    private readonly network: Network,
    private readonly service: string,
    options: NodeHttpHandlerOptions,
  ) {
    let settle: (agents: Promise<NetworkAgents>) => void = () => undefined;
    const settled = new Promise<NetworkAgents>((resolve) => {
      settle = resolve;
    });
    super(async () => ({ ...options, ...(await settled.catch(() => ({}))) }));
    this.settle = settle;
  }

  override async handle(...call: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    const [request, options] = call;
    // A bundle of certificates that cannot be read ends the call, not the construction of its client. A client has one
    // protocol; without TLS, as in the local workspace, none is read.
    this.agents ??= agentsOf(this.network, process.env, request.protocol);
    this.settle(this.agents);
    await this.agents;
    const { accountId, pace, region } = this.network;
    const signal = options?.abortSignal as AbortSignal | undefined;
    const rate = pace && rateOf(this.service, operationOf(request));
    const place = rate?.isGlobal ? 'global' : region;
    if (rate) await pace.take(`${accountId}/${place}/${rate.key}`, rate.perSecond, signal ?? never);
    return this.send(...call);
  }

  /** The call itself, its turn taken. */
  protected send(...call: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    return super.handle(...call);
  }
}

const never = new AbortController().signal;

/** The operation where the protocol names one beside the body: AWS JSON in a header, RPC v2 in the path; else ''. */
function operationOf({ headers, path }: Parameters<NodeHttpHandler['handle']>[0]): string {
  const target = headers['x-amz-target'];
  return target?.split('.').at(-1) ?? /\/operation\/(\w+)$/.exec(path)?.[1] ?? '';
}
