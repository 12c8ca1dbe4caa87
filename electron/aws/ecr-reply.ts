import { z } from 'zod';
import type { RepositoryImage } from '../../shared/model/account-resources';

const count = z.number().int().nonnegative();

/** One page of DescribeImages. */
export const imagesReply = z.object({
  imageDetails: z
    .array(
      z.object({
        imageDigest: z.string(),
        imageTags: z.array(z.string()).default([]),
        imageSizeInBytes: count.optional(),
        imagePushedAt: z.date().optional(),
        imageScanStatus: z.object({ status: z.string().optional() }).optional(),
        imageScanFindingsSummary: z
          .object({ findingSeverityCounts: z.record(z.string(), count).optional() })
          .optional(),
      }),
    )
    .default([]),
  nextToken: z.string().optional(),
});

export function toImage(detail: z.output<typeof imagesReply>['imageDetails'][number]): RepositoryImage {
  const status = detail.imageScanStatus?.status;
  const counts = detail.imageScanFindingsSummary?.findingSeverityCounts;
  return {
    digest: detail.imageDigest,
    tags: detail.imageTags,
    bytes: detail.imageSizeInBytes ?? null,
    pushedAt: detail.imagePushedAt?.getTime() ?? null,
    architectures: null,
    // A clean image has a summary without counts, or no summary at all.
    scan: status === undefined ? null : { status, findings: counts ?? (status === 'COMPLETE' ? {} : null) },
  };
}

/** Manifests of one image and lists of images for several platforms, Docker's and OCI's. */
export const manifestTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
] as const;

const index = z.object({
  manifests: z.array(z.object({ platform: z.object({ architecture: z.string(), os: z.string() }).optional() })),
});
const manifest = z.object({ config: z.object({ digest: z.string() }) });

/** Architectures of a list of images; null when the manifest is of one image. */
export function architecturesOfIndex(text: string): readonly string[] | null {
  const parsed = index.safeParse(json(text));
  if (!parsed.success) return null;
  const named = parsed.data.manifests.flatMap(({ platform }) =>
    // Attestations stand in the list as a platform nobody has.
    platform === undefined || platform.os === 'unknown' ? [] : [platform.architecture],
  );
  return [...new Set(named)];
}

/** Where the manifest of one image has its config file, which names the architecture. */
export function configDigestOf(text: string): string | null {
  return manifest.safeParse(json(text)).data?.config.digest ?? null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
