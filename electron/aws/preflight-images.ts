import { BatchGetImageCommand, DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { z } from 'zod';
import type { ImageService } from '../domains/preflight/ports';
import { attempt, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

const imagesReply = z.object({ imageDetails: z.array(z.object({ imageSizeInBytes: z.number().optional() })) });
const manifestReply = z.object({ images: z.array(z.object({ imageManifest: z.string() })) });
const manifestList = z.object({
  manifests: z.array(z.object({ platform: z.object({ architecture: z.string() }).optional() })),
});
/** Only a list names architectures; the manifest of a single image leaves them to its layers. */
const listTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const missing = new Set(['ImageNotFoundException', 'RepositoryNotFoundException']);

export function createImages(connection: AwsConnection): ImageService & { destroy(): void } {
  const client = createClient(ECRClient, connection, 'call');
  return {
    destroy: () => client.destroy(),
    find: ({ digest, registryId, repository, tag }) =>
      attempt('look at the image', async () => {
        const id = digest === null ? { imageTag: tag ?? 'latest' } : { imageDigest: digest };
        const where = { registryId, repositoryName: repository, imageIds: [id] };
        let bytes: number | null;
        try {
          const reply = await client.send(new DescribeImagesCommand(where));
          bytes = parseReply(imagesReply, reply, 'the image').imageDetails[0]?.imageSizeInBytes ?? null;
        } catch (error) {
          if (error instanceof Error && missing.has(error.name)) return null;
          throw error;
        }
        const manifest = await attempt('read the manifest of the image', async () =>
          parseReply(
            manifestReply,
            await client.send(new BatchGetImageCommand({ ...where, acceptedMediaTypes: listTypes })),
            'the manifest of the image',
          ),
        );
        return { bytes, architectures: manifest.ok ? architecturesOf(manifest.data.images[0]?.imageManifest) : null };
      }),
  };
}

function architecturesOf(manifest: string | undefined): readonly string[] | null {
  if (manifest === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(manifest);
  } catch {
    return null;
  }
  const parsed = manifestList.safeParse(value);
  if (!parsed.success) return null;
  const named = parsed.data.manifests.flatMap(({ platform }) => platform?.architecture ?? []);
  // Build tools add attestations, whose platform is unknown.
  const real = [...new Set(named)].filter((architecture) => architecture !== 'unknown');
  return real.length === 0 ? null : real;
}
