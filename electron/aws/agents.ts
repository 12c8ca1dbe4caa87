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

/** Agents for this machine's proxies and certificates. Rejects with `aws.certificate` when a bundle cannot be read. */
export async function agentsOf(network: Pick<Network, 'caBundle'>, environment: Environment): Promise<NetworkAgents> {
  const secureContext = await trusted(network.caBundle ?? environment.AWS_CA_BUNDLE, environment);
  const settings = { keepAlive: true, maxSockets: 50, ...(secureContext && { secureContext }) };
  if (proxyNames.some((name) => environment[name] || environment[name.toUpperCase()])) {
    const { ProxiedAgent } = await import('./proxied-agent');
    const agent = new ProxiedAgent(settings);
    return { httpAgent: agent, httpsAgent: agent as unknown as HttpsAgent };
  }
  return secureContext ? { httpsAgent: new HttpsAgent(settings) } : {};
}

/** Node's own certificates and those of both files; null when there is no file, for Node knows its own. */
async function trusted(bundle: string | undefined, environment: Environment): Promise<SecureContext | null> {
  const files = [
    ['the certificate bundle', bundle],
    // Node reads it when it starts, yet certificates given to a connection take the place of those.
    ['NODE_EXTRA_CA_CERTS', environment.NODE_EXTRA_CA_CERTS],
  ] as const;
  const named = files.filter(([, path]) => path !== undefined && path !== '');
  if (named.length === 0) return null;
  const extra = await Promise.all(named.map(([what, path]) => certificates(what, path ?? '')));
  try {
    return createSecureContext({ ca: [...rootCertificates, ...extra] });
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
