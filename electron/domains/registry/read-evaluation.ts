import { ok, type Result } from '../../../shared/errors/result';
import { readEvaluation } from '../../../shared/model/evaluation';
import type { ModelPackage } from '../../../shared/model/model-package';
import type { ModelVersion } from '../../../shared/model/model-version';
import type { AwsWorkspace } from '../aws-ports';
import { jobKey } from './metadata';
import type { ArtifactReader } from './ports';

/** A report of figures is a few KiB; a confusion matrix of many labels some hundred. */
export const largestReport = 4 * 1024 * 1024;
/** Larger artifacts are not fetched only to look for a report inside. */
export const largestArtifact = 256 * 1024 * 1024;

type Read = Pick<ModelVersion, 'evaluation' | 'evaluationSource'>;

/**
 * The evaluation of a version: its registered report, else the one inside the artifact of a version
 * that Upside registered. A failure only when the workspace could not be asked: then nothing is known.
 */
export async function evaluationOf(
  aws: AwsWorkspace,
  reader: ArtifactReader,
  item: ModelPackage,
  signal: AbortSignal,
): Promise<Result<Read>> {
  if (item.metricsS3Uri !== null) {
    const bytes = await aws.objects.readStart(item.metricsS3Uri, largestReport);
    if (!bytes.ok) return missing(bytes, `the registered report could not be read: ${bytes.error.message}`);
    const evaluation = parseReport(bytes.data);
    return ok({
      evaluation,
      evaluationSource: evaluation ? 'the registered report' : 'the registered report is not JSON that can be read',
    });
  }
  if (item.modelDataUrl === null || item.metadata[jobKey] === undefined)
    return ok({ evaluation: null, evaluationSource: 'no report was registered' });
  const report = await reportInArtifact(aws, reader, item.modelDataUrl, signal);
  if (!report.ok) return missing(report, `the artifact could not be read: ${report.error.message}`);
  const evaluation = report.data === null ? null : parseReport(report.data);
  return ok({
    evaluation,
    evaluationSource: evaluation ? 'evaluation.json in the artifact' : 'the artifact has no evaluation.json',
  });
}

/** evaluation.json of a model.tar.gz; null when it has none or is too large to look. */
export async function reportInArtifact(
  aws: AwsWorkspace,
  reader: ArtifactReader,
  artifactS3Uri: string,
  signal: AbortSignal,
): Promise<Result<Uint8Array | null>> {
  const artifact = await aws.objects.read(artifactS3Uri, signal);
  if (!artifact.ok) return artifact;
  if (artifact.data.bytes > largestArtifact) {
    artifact.data.body.destroy();
    return ok(null);
  }
  return reader.find(artifact.data.body, 'evaluation.json', largestReport);
}

function missing(result: Extract<Result<unknown>, { ok: false }>, why: string): Result<Read> {
  if (result.error.retryable) return result;
  return ok({ evaluation: null, evaluationSource: why });
}

function parseReport(bytes: Uint8Array) {
  try {
    return readEvaluation(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}
