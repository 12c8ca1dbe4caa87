import type { EcrImage } from './ports';

/** An image of a private registry of ECR; null for any other. Without tag and digest it means `latest`. */
export function parseEcrImage(image: string): EcrImage | null {
  const match =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(
      image,
    );
  if (match === null) return null;
  const [, registryId = '', region = '', repository = '', tag, digest] = match;
  return {
    registryId,
    region,
    repository,
    tag: tag ?? (digest === undefined ? 'latest' : null),
    digest: digest ?? null,
  };
}
