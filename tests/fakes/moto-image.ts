import { CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import type { Moto } from './moto';

/**
 * Puts a container image for amd64 into moto's registry, as an index, since moto keeps no config files. `registryId`: whose
 * registry it is, when not the account's own.
 */
export async function putImage(
  moto: Moto,
  repositoryName: string,
  imageTag: string,
  registryId: string = moto.connection.accountId,
): Promise<void> {
  const ecr = new ECRClient({ ...moto.connection, endpoint: moto.connection.endpoint ?? '' });
  await ecr.send(new CreateRepositoryCommand({ repositoryName, registryId }));
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    manifests: [{ digest: `sha256:${'a'.repeat(64)}`, platform: { architecture: 'amd64', os: 'linux' } }],
  });
  const imageManifestMediaType = 'application/vnd.oci.image.index.v1+json';
  await ecr.send(new PutImageCommand({ registryId, repositoryName, imageTag, imageManifest, imageManifestMediaType }));
  ecr.destroy();
}
