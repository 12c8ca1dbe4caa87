import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEcr } from '../../../electron/aws/ecr';
import { imageRemark } from '../../../shared/model/account-resources';
import { must } from '../../fakes/opened-console';

/** What moto has not: layers that can be fetched, and results of scans. */
const configOf: Readonly<Record<string, object>> = { one: { architecture: 'arm64' }, two: { architecture: 'amd64' } };
const seconds = 1_700_000_000;
let server: Server;
let endpoint: string;

const answers: Readonly<Record<string, (input: { layerDigest?: string }) => object>> = {
  DescribeImages: () => ({
    imageDetails: [
      { imageDigest: 'sha256:older', imageTags: ['v1'], imageSizeInBytes: 10, imagePushedAt: seconds },
      {
        imageDigest: 'sha256:newer',
        imageTags: ['v2', 'latest'],
        imageSizeInBytes: 20,
        imagePushedAt: seconds + 60,
        imageScanStatus: { status: 'COMPLETE' },
        imageScanFindingsSummary: { findingSeverityCounts: { CRITICAL: 2, LOW: 9 } },
      },
      { imageDigest: 'sha256:broken', imageSizeInBytes: 5, imagePushedAt: seconds - 60 },
    ],
  }),
  BatchGetImage: () => ({
    images: [manifest('newer', 'two'), manifest('older', 'one'), manifest('broken', 'gone')],
  }),
  GetDownloadUrlForLayer: ({ layerDigest }) => ({ downloadUrl: `${endpoint}/layers/${layerDigest}` }),
};

function manifest(image: string, config: string) {
  const text = JSON.stringify({ schemaVersion: 2, config: { digest: config }, layers: [] });
  return { imageId: { imageDigest: `sha256:${image}` }, imageManifest: text };
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const layer = /^\/layers\/(.+)$/.exec(request.url ?? '')?.[1];
    if (layer !== undefined) {
      const config = configOf[layer];
      response.writeHead(config === undefined ? 404 : 200).end(JSON.stringify(config ?? {}));
      return;
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(answers[operation]?.(JSON.parse(body)) ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('reads the architecture from the config file, newest image first, and lists what it cannot look up', async () => {
  const ecr = createEcr({
    endpoint,
    region: 'eu-west-1',
    accountId: '123456789012',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const images = must(await ecr.images('team/train'));
  expect(images).toEqual([
    {
      digest: 'sha256:newer',
      tags: ['v2', 'latest'],
      bytes: 20,
      pushedAt: (seconds + 60) * 1000,
      architectures: ['amd64'],
      scan: { status: 'COMPLETE', findings: { CRITICAL: 2, LOW: 9 } },
    },
    {
      digest: 'sha256:older',
      tags: ['v1'],
      bytes: 10,
      pushedAt: seconds * 1000,
      architectures: ['arm64'],
      scan: null,
    },
    { digest: 'sha256:broken', tags: [], bytes: 5, pushedAt: (seconds - 60) * 1000, architectures: null, scan: null },
  ]);
  expect(images.map(imageRemark)).toEqual([
    'The scan found 2 critical weaknesses.',
    'Built for arm64; training instances are amd64.',
    null,
  ]);
  ecr.destroy();
});
