import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TlsAuthority {
  /** PEM file of the authority's own certificate, which nobody trusts unless told to. */
  readonly bundle: string;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** A certificate authority in `folder`, and a certificate of its for `hosts`; both last a day. */
export async function makeTlsAuthority(folder: string, hosts: readonly string[]): Promise<TlsAuthority> {
  const at = (name: string): string => join(folder, name);
  const openssl = (...words: string[]) => run('openssl', words);
  const fresh = ['-nodes', '-newkey', 'rsa:2048', '-days', '1'];
  await openssl('req', '-x509', ...fresh, '-subj', '/CN=Test authority', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  await openssl(
    'req',
    ...fresh.slice(0, 3),
    '-subj',
    '/CN=server',
    '-keyout',
    at('key.pem'),
    '-out',
    at('request.pem'),
  );
  await writeFile(at('names'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
  const signed = [
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-days',
    '1',
    '-extfile',
    at('names'),
  ];
  await openssl('x509', '-req', '-in', at('request.pem'), ...signed, '-out', at('cert.pem'));
  return { bundle: at('ca.pem'), cert: await readFile(at('cert.pem')), key: await readFile(at('key.pem')) };
}
