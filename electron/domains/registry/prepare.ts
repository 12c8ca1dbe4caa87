import { fail, ok, type Result } from '../../../shared/errors/result';
import type { NewPackage, PackageParts } from '../../../shared/model/new-package';
import type { Recipe } from '../../../shared/model/recipe';
import type { TrainingJob } from '../../../shared/model/training-job';
import type { AwsWorkspace } from '../aws-ports';
import { dataHashes, packageMetadata } from './metadata';
import type { ArtifactReader } from './ports';
import { reportInArtifact } from './read-evaluation';
import { servingTypes } from './serving-types';

interface Preparation {
  readonly job: TrainingJob;
  readonly group: string;
  readonly description: string;
  readonly clientToken: string;
  readonly recipes: readonly Recipe[];
}

type Origin = Pick<Preparation, 'job' | 'recipes'>;

/** What to ask the registry for, its report in S3 before it is pointed at. */
export async function preparePackage(
  aws: AwsWorkspace,
  reader: ArtifactReader,
  { job, group, description, clientToken, recipes }: Preparation,
  signal: AbortSignal,
): Promise<Result<NewPackage>> {
  const trained = whatWasTrained(job);
  if (!trained.ok) return trained;
  const report = await publishReport(aws, reader, trained.data.artifactS3Uri, signal);
  if (!report.ok) return report;
  const made = await madeOf(aws, { job, recipes }, trained.data, report.data, clientToken);
  return ok({ ...made, group, clientToken, description: description.trim() === '' ? null : description.trim() });
}

/** What a version of the job would be made of. Nothing is written: a report that is only in the artifact is left out. */
export async function planPackage(aws: AwsWorkspace, origin: Origin): Promise<Result<PackageParts>> {
  const trained = whatWasTrained(origin.job);
  if (!trained.ok) return trained;
  const place = reportPlace(trained.data.artifactS3Uri);
  const there = await aws.objects.head(place);
  return ok(await madeOf(aws, origin, trained.data, there.ok ? place : null, null));
}

interface Trained {
  readonly image: string;
  readonly artifactS3Uri: string;
}

function whatWasTrained({ artifactS3Uri, image, name, status }: TrainingJob): Result<Trained> {
  if (status !== 'Completed' || artifactS3Uri === null) {
    const why = status === 'Completed' ? 'it left no artifact' : `it is ${status}`;
    return fail('model.state', `${name} cannot be registered: ${why}.`, 'Register a job that completed.');
  }
  if (image === null) {
    return fail('model.state', `${name} ran no image of its own.`, 'Register a job that was trained by an image.');
  }
  return ok({ image, artifactS3Uri });
}

async function madeOf(
  aws: AwsWorkspace,
  { job, recipes }: Origin,
  { artifactS3Uri, image }: Trained,
  metricsS3Uri: string | null,
  clientToken: string | null,
): Promise<PackageParts> {
  // Without a history there are no hashes; the version is as good without them.
  const history = await aws.lineage.graph(job.arn);
  const hashes = history.ok ? dataHashes(history.data) : {};
  const recipe = recipes.find((one) => one.image === image)?.id ?? null;
  return {
    image,
    modelDataUrl: artifactS3Uri,
    ...servingTypes(image),
    environment: {},
    metricsS3Uri,
    metadata: packageMetadata(job, recipe, hashes, clientToken),
    approval: 'PendingManualApproval',
  };
}

function reportPlace(artifactS3Uri: string): string {
  return artifactS3Uri.replace(/[^/]+$/, 'evaluation.json');
}

/**
 * The S3 address of the job's evaluation: evaluation.json beside the artifact, taken out of it unless it
 * is there already. Null when the artifact has none, or when nothing may be written beside it: then
 * the console reads it in the artifact.
 */
async function publishReport(
  aws: AwsWorkspace,
  reader: ArtifactReader,
  artifactS3Uri: string,
  signal: AbortSignal,
): Promise<Result<string | null>> {
  const place = reportPlace(artifactS3Uri);
  const there = await aws.objects.head(place);
  if (there.ok) return ok(place);
  if (there.error.code !== 'object.not-found' && there.error.code !== 'aws.denied') return there;
  const report = await reportInArtifact(aws, reader, artifactS3Uri, signal);
  if (!report.ok) return report.error.code === 'file.unreadable' ? ok(null) : report;
  if (report.data === null) return ok(null);
  const written = await aws.objects.put(place, report.data, 'application/json');
  if (!written.ok) return written.error.code === 'aws.denied' ? ok(null) : written;
  const read = await aws.objects.head(place);
  if (!read.ok) return read;
  if (read.data.bytes === report.data.length) return ok(place);
  return fail('object.checksum', `${place} arrived damaged.`, 'Register the job again.', { retryable: true });
}
