import { json } from 'node:stream/consumers';
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetDownloadUrlForLayerCommand,
} from '@aws-sdk/client-ecr';
import { HttpRequest } from '@smithy/core/protocols';
import { z } from 'zod';
import type { RepositoryImage } from '../../shared/model/account-resources';
import type { ImageService } from '../domains/account/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { architecturesOfIndex, configDigestOf, imagesReply, manifestTypes, toImage } from './ecr-reply';
import { awsFailure } from './failures';
import { inTurns } from './in-turns';

const repositoriesReply = z.object({
  repositories: z
    .array(z.object({ repositoryName: z.string(), repositoryUri: z.string(), createdAt: z.date().optional() }))
    .default([]),
  nextToken: z.string().optional(),
});
const manifestsReply = z.object({
  images: z
    .array(
      z.object({
        imageId: z.object({ imageDigest: z.string() }),
        imageManifest: z.string().optional(),
      }),
    )
    .default([]),
});
const urlReply = z.object({ downloadUrl: z.url() });
const configFile = z.object({ architecture: z.string() });

/** Images whose architecture is looked up: a config file each has to be fetched, and nobody trains the 21st newest. */
const lookedUp = 20;

export function createEcr(connection: AwsConnection): ImageService & { destroy(): void } {
  const client = createClient(ECRClient, connection, 'call');

  /** The architecture an image's config file names. The address is signed and valid for an hour. */
  const configArchitecture = async (repositoryName: string, layerDigest: string): Promise<readonly string[]> => {
    const reply = await client.send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest }));
    const { downloadUrl } = parseReply(urlReply, reply, 'the address of an image’s config file');
    const { response } = await client.config.requestHandler.handle(getOf(new URL(downloadUrl)));
    if (response.statusCode !== 200)
      throw new Error(`The config file could not be read (HTTP ${response.statusCode}).`);
    return [parseReply(configFile, await json(response.body), 'the config file of an image').architecture];
  };

  /** Digest → architectures. What cannot be found out is left out: an image is worth listing without. */
  const architectures = async (
    repositoryName: string,
    digests: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> => {
    if (digests.length === 0) return new Map();
    const reply = await client.send(
      new BatchGetImageCommand({
        repositoryName,
        imageIds: digests.map((imageDigest) => ({ imageDigest })),
        acceptedMediaTypes: [...manifestTypes],
      }),
    );
    const { images } = parseReply(manifestsReply, reply, `manifests of ${repositoryName}`);
    const found = await inTurns(images, async ({ imageId, imageManifest = '' }) => {
      const listed = architecturesOfIndex(imageManifest);
      if (listed !== null) return [imageId.imageDigest, listed] as const;
      const config = configDigestOf(imageManifest);
      if (config === null) return null;
      return configArchitecture(repositoryName, config).then(
        (one) => [imageId.imageDigest, one] as const,
        () => null,
      );
    });
    return new Map(found.filter((one) => one !== null));
  };

  return {
    destroy: () => client.destroy(),

    repositories: () =>
      attempt('list the container repositories', () =>
        collect(
          pages('repositories', async (nextToken) => {
            const reply = await client.send(
              new DescribeRepositoriesCommand({ maxResults: 1000, ...(nextToken !== undefined && { nextToken }) }),
            );
            const page = parseReply(repositoriesReply, reply, 'a list of repositories');
            const items = page.repositories.map(({ createdAt, repositoryName, repositoryUri }) => ({
              name: repositoryName,
              uri: repositoryUri,
              createdAt: createdAt?.getTime() ?? null,
            }));
            return { items, next: page.nextToken };
          }),
        ),
      ),

    images: (repositoryName) =>
      attempt(`list the images of ${repositoryName}`, async () => {
        const found = await collect(
          pages('images', async (nextToken) => {
            const reply = await client.send(
              new DescribeImagesCommand({
                repositoryName,
                maxResults: 1000,
                ...(nextToken !== undefined && { nextToken }),
              }),
            );
            const page = parseReply(imagesReply, reply, `a list of images of ${repositoryName}`);
            return { items: page.imageDetails.map(toImage), next: page.nextToken };
          }),
        );
        const newest = found.toSorted((a, b) => (b.pushedAt ?? 0) - (a.pushedAt ?? 0));
        const known = await architectures(
          repositoryName,
          newest.slice(0, lookedUp).map(({ digest }) => digest),
        ).catch((error: unknown) => {
          // Listing is allowed more often than pulling is.
          if (awsFailure(error, 'read manifests').code === 'aws.denied') return new Map<string, readonly string[]>();
          throw error;
        });
        return newest.map((image): RepositoryImage => ({ ...image, architectures: known.get(image.digest) ?? null }));
      }),
  };
}

/** A request for an address that is signed already, by the client's own way out: proxy, certificates, timeouts. */
function getOf(url: URL): HttpRequest {
  return new HttpRequest({
    method: 'GET',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port !== '' && { port: Number(url.port) }),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { host: url.host },
  });
}
