import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rateOf } from './rates';

interface AnyClient {
  readonly config: { readonly serviceId: string };
  destroy(): void;
}

/** Sources of the adapters; the ways to keys are apart: they are gone before the account is known, one at a time. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path) && !/credentials/.test(path))
  .map((path) => ({ path, text: readFileSync(join(import.meta.dirname, path), 'utf8') }));

it('every AWS service the console calls has a pace', async () => {
  const packages = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/'(@aws-sdk\/client-[\w-]+)'/g)].map(([, name = '']) => name)),
  );
  expect(packages.size).toBeGreaterThan(10);
  for (const name of packages) {
    const module = (await import(name)) as Record<string, new (options: object) => AnyClient>;
    const Client = Object.entries(module).find(([key]) => /Client$/.test(key) && key !== '__Client')?.[1];
    if (Client === undefined) throw new Error(`${name} has no client.`);
    const client = new Client({ region: 'us-east-1' });
    const id = client.config.serviceId.toLowerCase().replaceAll(' ', '_');
    client.destroy();
    expect([id, rateOf(id, 'Anything')?.perSecond ?? 0]).toEqual([id, expect.toSatisfy((rate: number) => rate > 0)]);
  }
});

it('no adapter makes a client past the pace', () => {
  const past = sources.filter(({ text }) => /new (?!Class\b)\w+Client\(/.test(text)).map(({ path }) => path);
  expect(past).toEqual([]);
});

it('counts lists by themselves, everything else of a service together, and IAM over all regions', () => {
  expect(rateOf('sagemaker', 'ListTrainingJobs')).toMatchObject({ key: 'sagemaker/ListTrainingJobs', perSecond: 2 });
  expect(rateOf('sagemaker', 'DescribeEndpoint')).toMatchObject({ key: 'sagemaker/*', isGlobal: false });
  expect(rateOf('iam', '')).toMatchObject({ key: 'iam/*', isGlobal: true });
  expect(rateOf('', '')).toBeNull();
});
