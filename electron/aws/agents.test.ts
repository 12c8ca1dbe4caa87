import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentsOf } from './agents';

const [one = '', another = ''] = rootCertificates;
let folder: string;
let bundle: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upside-agents-'));
  bundle = join(folder, 'bundle.pem');
  await writeFile(bundle, one);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const contextOf = async (environment: Readonly<Record<string, string>>) => {
  const { httpsAgent } = await agentsOf({ caBundle: bundle }, environment, 'https:');
  return httpsAgent?.options.secureContext;
};

it('lets clients share what trusts the same, until a file of it changes', async () => {
  const first = await contextOf({});
  expect(first).toBeDefined();
  expect(await contextOf({})).toBe(first);
  expect(await contextOf({ NODE_EXTRA_CA_CERTS: bundle })).toBe(first);
  const beside = join(folder, 'beside.pem');
  await writeFile(beside, another);
  expect(await contextOf({ NODE_EXTRA_CA_CERTS: beside })).not.toBe(first);
  await writeFile(bundle, another);
  expect(await contextOf({})).not.toBe(first);
});

it('reads no certificates for a service without TLS', async () => {
  const missing = { AWS_CA_BUNDLE: join(folder, 'missing.pem') };
  expect(await agentsOf({}, missing, 'http:')).toEqual({});
  await expect(agentsOf({}, missing, 'https:')).rejects.toMatchObject({ failure: { code: 'aws.certificate' } });
});
