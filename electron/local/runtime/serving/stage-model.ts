import { statfs } from 'node:fs/promises';
import type { ObjectStore } from '../../storage/objects';
import { parseS3Uri } from '../contract/s3-uri';
import { SpaceBudget } from '../staging/space-budget';
import { type ArchiveNames, sourceArchive, unpackArchive } from '../staging/unpack-archive';
import type { InstanceFolder } from './instance-folder';
import type { InstanceSpec } from './serving-runtime';

/** GiB an instance's files may take: what SageMaker gives an instance whose type has no storage of its own. */
const volumeGb = 30;

const modelArchive: ArchiveNames = { action: 'Unpacking the model archive', source: 'ModelDataUrl' };

/**
 * Unpacks model.tar.gz into `model`, and the sourcedir.tar.gz that SAGEMAKER_SUBMIT_DIRECTORY may name into `code`.
 * Throws JobFailure for archives that are none, leave their folder or do not fit, and what S3 throws.
 */
export async function stageModel(
  spec: InstanceSpec,
  folder: InstanceFolder,
  objects: ObjectStore,
  signal: AbortSignal,
): Promise<void> {
  const budget = await budgetOf(folder);
  const unpack = async (uri: string, target: string, names: ArchiveNames): Promise<void> => {
    const { bucket, key } = parseS3Uri(uri);
    await unpackArchive(await objects.read(bucket, key), target, { ...names, budget, signal });
  };
  if (spec.modelDataUrl !== null) await unpack(spec.modelDataUrl, folder.paths.model, modelArchive);
  const source = spec.environment.SAGEMAKER_SUBMIT_DIRECTORY ?? '';
  if (!source.startsWith('s3://')) return;
  await unpack(source, folder.paths.code, { ...sourceArchive, source: 'SAGEMAKER_SUBMIT_DIRECTORY' });
}

/** An archive that unpacks without end must not take the last of the disk either: the workspace's database is on it. */
async function budgetOf(folder: InstanceFolder): Promise<SpaceBudget> {
  const { bavail, bsize } = await statfs(folder.paths.model);
  const gigabytes = Math.min(volumeGb, (0.9 * bavail * bsize) / 2 ** 30);
  return new SpaceBudget(gigabytes, `the ${gigabytes.toFixed(1)} GiB there are for an instance`);
}
