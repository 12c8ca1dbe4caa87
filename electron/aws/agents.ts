import { readFile } from 'node:fs/promises';
import type { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import type { Network } from './network';

/** What the SDK's handler is given beside its timeouts; none where its own agents do. */
export interface NetworkAgents {
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpsAgent;
}

type Environment = Readonly<Record<string, string | undefined>>;

const proxyNames = ['https_proxy', 'http_proxy', 'all_proxy'];

/**
 * Agents for this machine's proxies and, where `protocol` is 'https:', its certificates. Rejects with
 * `aws.certificate` when a bundle cannot be read.
 */
export async function agentsOf(
  network: Pick<Network, 'caBundle'>,
  environment: Environment,
  protocol: string,
): Promise<NetworkAgents> {
  const bundle = network.caBundle ?? environment.AWS_CA_BUNDLE;
  const secureContext = protocol === 'https:' ? await trusted(bundle, environment) : null;
  const settings = { keepAlive: true, maxSockets: 50, ...(secureContext && { secureContext }) };
  if (proxyNames.some((name) => environment[name] || environment[name.toUpperCase()])) {
    const { ProxiedAgent } = await import('./proxied-agent');
    const agent = new ProxiedAgent(settings);
    return { httpAgent: agent, httpsAgent: agent as unknown as HttpsAgent };
  }
  return secureContext ? { httpsAgent: new HttpsAgent(settings) } : {};
}

/**
 * By the paths of its files. To take in Node's own certificates keeps the process from everything else for tens of
 * milliseconds, so all clients share what trusts the same.
 */
const contexts = new Map<string, { readonly text: string; readonly context: SecureContext }>();

/** Node's own certificates and those of both files; null when there is no file, for Node knows its own. */
async function trusted(bundle: string | undefined, environment: Environment): Promise<SecureContext | null> {
  const files = [
    ['the certificate bundle', bundle],
    // Node reads it when it starts, yet certificates given to a connection take the place of those.
    ['NODE_EXTRA_CA_CERTS', environment.NODE_EXTRA_CA_CERTS],
  ] as const;
  // One file under both names is read once.
  const named = new Map(files.flatMap(([what, path]) => (path ? [[path, what]] : [])));
  if (named.size === 0) return null;
  const extra = await Promise.all([...named].map(([path, what]) => certificates(what, path)));
  const paths = [...named.keys()].join('\n');
  const known = contexts.get(paths);
  if (known && known.text === extra.join('\n')) return known.context;
  try {
    const context = createSecureContext({ ca: [...rootCertificates, ...extra] });
    contexts.set(paths, { text: extra.join('\n'), context });
    return context;
  } catch (error) {
    throw unusable('the certificate bundle', error);
  }
}

async function certificates(what: string, path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unusable(what, error);
  });
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw unusable(what, new Error('it holds no certificate in PEM form'));
}

function unusable(what: string, error: unknown): CodedError {
  const why = error instanceof Error ? error.message : String(error);
  return new CodedError(
    fail(
      'aws.certificate',
      `The file of trusted certificates (${what}) cannot be used: ${why}.`,
      'Set AWS_CA_BUNDLE, or ca_bundle of the profile, to a readable file of certificates in PEM form, or unset it.',
    ).error,
  );
}
