import {
  type ClientRequest,
  Agent as HttpAgent,
  type AgentOptions as HttpAgentOptions,
  type IncomingMessage,
} from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';

/** What is on this machine is never asked for through a proxy. */
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i;

/**
 * Chooses for every connection by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, since one client may
 * call several hosts, as S3 does. A proxy's refusal is the proxy's, not the service's.
 */
export class ProxiedAgent extends Agent {
  private readonly plain: HttpAgent;
  private readonly secure: HttpsAgent;
  private readonly proxies = new Map<string, Agent>();

  constructor(private readonly settings: AgentOptions) {
    super(settings as HttpAgentOptions);
    this.plain = new HttpAgent(settings as HttpAgentOptions);
    this.secure = new HttpsAgent(settings);
  }

  override async connect(_request: ClientRequest, options: AgentConnectOpts): Promise<HttpAgent> {
    const { secureEndpoint } = options;
    const host = options.host ?? 'localhost';
    const direct = secureEndpoint ? this.secure : this.plain;
    if (loopback.test(host)) return direct;
    const name = host.includes(':') ? `[${host}]` : host;
    const proxy = getProxyForUrl(`${secureEndpoint ? 'https' : 'http'}://${name}:${options.port}`);
    if (proxy === '') return direct;
    return this.through(proxyUrl(proxy), secureEndpoint);
  }

  override destroy(): void {
    for (const agent of [this.plain, this.secure, ...this.proxies.values()]) agent.destroy();
    super.destroy();
  }

  private through(proxy: URL, secureEndpoint: boolean): Agent {
    const key = `${secureEndpoint} ${proxy.href}`;
    const known = this.proxies.get(key);
    if (known) return known;
    const agent = secureEndpoint
      ? new CodedTunnel(proxy, this.settings)
      : new HttpProxyAgent(proxy, this.settings as HttpAgentOptions);
    this.proxies.set(key, agent);
    return agent;
  }
}

/** A tunnel whose failures name the proxy and never its password. */
class CodedTunnel extends HttpsProxyAgent<string> {
  constructor(
    private readonly at: URL,
    settings: AgentOptions,
  ) {
    super(at, settings as HttpAgentOptions);
  }

  override async connect(...call: Parameters<HttpsProxyAgent<string>['connect']>) {
    const [request, { host }] = call;
    let status = 200;
    request.once('proxyConnect', (answer: IncomingMessage) => {
      status = answer.statusCode ?? 0;
    });
    try {
      const socket = await super.connect(...call);
      if (status === 200) return socket;
      socket.destroy();
    } catch (error) {
      throw unreachable(this.at, error);
    }
    throw refused(this.at, String(host), status);
  }
}

function proxyUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new CodedError(
      fail('aws.proxy', 'The address of the proxy cannot be read.', 'HTTPS_PROXY looks like http://proxy.example:8080.')
        .error,
    );
  }
}

function unreachable({ host }: URL, error: unknown): CodedError {
  const why = error instanceof Error ? error.message : String(error);
  return new CodedError(
    fail(
      'aws.proxy',
      `The proxy ${host} does not answer: ${why}.`,
      'Check HTTPS_PROXY and the network; NO_PROXY names hosts to reach without it.',
      {
        retryable: true,
      },
    ).error,
  );
}

function refused({ host }: URL, target: string, status: number): CodedError {
  if (status === 407) {
    return new CodedError(
      fail(
        'aws.proxy',
        `The proxy ${host} wants to know who asks before it lets a connection to ${target} through (HTTP 407).`,
        'Name the user and the password in HTTPS_PROXY as http://user:password@host:port, and start Upside again.',
      ).error,
    );
  }
  return new CodedError(
    fail(
      'aws.proxy',
      `The proxy ${host} lets no connection to ${target} through (HTTP ${status}).`,
      `Have ${target} allowed there, or name it in NO_PROXY if it can be reached without the proxy.`,
      { retryable: status >= 500 },
    ).error,
  );
}
