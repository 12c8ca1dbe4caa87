import type { Socket } from 'node:net';
import { rootCertificates } from 'node:tls';
import { bad, type Finding, good, skipped } from '../../../shared/model/finding';
import { proxyFor, proxyName } from './proxy-for';
import { type Answer, askOver, openTcp, openTunnel, resolveName, StepFailed, secure } from './way';
import { certificateFinding, isPortal, portalFinding, reachFinding } from './way-findings';

/** Where the way to a service leads, and how far it goes. */
export interface ExaminedWay {
  readonly proxy: Finding;
  readonly name: Finding;
  readonly reach: Finding;
  readonly certificate: Finding;
  readonly answer: Finding;
  /** Of the service's answer, with this machine's time when it came, both ms; null without an answer. */
  readonly times: { readonly service: number; readonly here: number } | null;
}

export interface WayOptions {
  readonly url: URL;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** More certificates to trust, PEM. */
  readonly extraCertificates: string | null;
  readonly now: () => number;
}

type Steps = { -readonly [K in keyof ExaminedWay]: ExaminedWay[K] };

/** Goes to a service step by step, unsigned, and says of each step what it found. Never rejects. */
export async function examineWay(options: WayOptions, signal: AbortSignal): Promise<ExaminedWay> {
  const { environment, url } = options;
  const notTried = skipped('Not tried, for a step before it failed.');
  const steps: Steps = {
    proxy: notTried,
    name: notTried,
    reach: notTried,
    certificate: notTried,
    answer: notTried,
    times: null,
  };
  const proxy = proxyFor(url, environment);
  const open: Socket[] = [];
  try {
    if (proxy === 'unreadable') {
      steps.proxy = bad(
        'The address of the proxy cannot be read.',
        'HTTPS_PROXY looks like http://proxy.example:8080.',
      );
      return steps;
    }
    const first = proxy ?? url;
    steps.proxy = proxy ? notTried : good('No proxy is used for this address.');
    steps.name = await nameStep(first, signal);
    if (steps.name.outcome === 'bad') return proxy ? { ...steps, proxy: steps.name } : steps;
    const tcp = await openTcp(first, signal).catch((error: StepFailed) => error);
    if (tcp instanceof StepFailed) {
      steps.reach = await portalOr(reachFinding(first, tcp.code, proxy !== null), url, proxy, signal);
      return proxy ? { ...steps, proxy: steps.reach, reach: notTried } : steps;
    }
    open.push(tcp);
    let way = tcp;
    if (proxy) {
      const tunnel = await openTunnel(tcp, proxy, url, signal).catch((error: StepFailed) => error);
      if (tunnel instanceof StepFailed || tunnel.status !== 200) {
        steps.proxy = refusedByProxy(proxy, url, tunnel instanceof StepFailed ? null : tunnel.status);
        return steps;
      }
      steps.proxy = good(`The proxy ${proxyName(proxy)} lets the connection through.`);
      way = tunnel.socket;
      open.push(way);
    }
    steps.reach = good(`${url.host} accepts connections.`);
    if (url.protocol === 'https:') {
      const ca = options.extraCertificates === null ? null : [...rootCertificates, options.extraCertificates];
      const safe = await secure(way, url, ca, signal).catch((error: StepFailed) => error);
      if (safe instanceof StepFailed) {
        steps.certificate = await portalOr(certificateFinding(url, safe.code), url, proxy, signal);
        return steps;
      }
      steps.certificate = good(`The certificate is ${url.hostname}'s and trusted.`);
      way = safe;
      open.push(way);
    } else steps.certificate = skipped('The address is without TLS.');
    const answer = await askOver(way, url.host, '/', signal).catch((error: StepFailed) => error);
    Object.assign(steps, answered(answer, url, options.now()));
    return steps;
  } finally {
    for (const socket of open) socket.destroy();
  }
}

async function nameStep(url: URL, signal: AbortSignal): Promise<Finding> {
  try {
    const [first, ...more] = await resolveName(url.hostname, signal);
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    return good(`${url.hostname} is ${first}${others}.`);
  } catch (error) {
    const code = error instanceof StepFailed ? error.code : 'unknown';
    return bad(
      code === 'ENOTFOUND'
        ? `The name ${url.hostname} is unknown to the network.`
        : `The network's name service does not answer for ${url.hostname} (${code}).`,
      'Check that this machine is online; behind a VPN, that it is connected; and that the region exists.',
    );
  }
}

/** Whether the network's sign-in page took the place of the service: it answers on port 80 for any host. */
async function portalOr(finding: Finding, url: URL, proxy: URL | null, signal: AbortSignal): Promise<Finding> {
  if (proxy || url.protocol !== 'https:' || url.port !== '') return finding;
  try {
    const plain = new URL(`http://${url.hostname}`);
    const answer = await askOver(await openTcp(plain, signal), url.hostname, '/', signal);
    return isPortal(answer, url) ? portalFinding() : finding;
  } catch {
    return finding;
  }
}

function answered(answer: Answer | StepFailed, url: URL, here: number): Pick<ExaminedWay, 'answer' | 'times'> {
  if (answer instanceof StepFailed) {
    return {
      answer: bad(
        `${url.host} accepts the connection and then says nothing (${answer.code}).`,
        'Try again in a moment; a firewall may be in between.',
      ),
      times: null,
    };
  }
  if (isPortal(answer, url)) return { answer: portalFinding(), times: null };
  const service = Date.parse(String(answer.headers.date));
  return {
    answer: good(`${url.host} answers (HTTP ${answer.status}).`),
    times: Number.isNaN(service) ? null : { service, here },
  };
}

function refusedByProxy(proxy: URL, url: URL, status: number | null): Finding {
  const name = proxyName(proxy);
  if (status === 407)
    return bad(
      `The proxy ${name} wants to know who asks (HTTP 407).`,
      'Name the user and the password in HTTPS_PROXY as http://user:password@host:port, and start Upside again.',
    );
  return bad(
    status === null
      ? `The proxy ${name} accepts the connection and then says nothing.`
      : `The proxy ${name} lets no connection to ${url.host} through (HTTP ${status}).`,
    `Have ${url.hostname} allowed there, or name it in NO_PROXY if it can be reached without the proxy.`,
  );
}
