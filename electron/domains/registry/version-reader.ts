import { ok, type Result } from '../../../shared/errors/result';
import type { ModelVersion } from '../../../shared/model/model-version';
import type { AwsWorkspace } from '../aws-ports';
import type { ArtifactReader } from './ports';
import { evaluationOf } from './read-evaluation';

/** Describes a version and reads its evaluation, unless `known` has it: a report is never changed once registered. */
export type VersionReader = (
  aws: AwsWorkspace,
  arn: string,
  known: ModelVersion | null,
) => Promise<Result<ModelVersion>>;

export function createVersionReader(artifacts: ArtifactReader, closing: AbortSignal): VersionReader {
  return async (aws, arn, known) => {
    const described = await aws.registry.describePackage(arn);
    if (!described.ok) return described;
    const item = described.data;
    const same = known?.package.metricsS3Uri === item.metricsS3Uri && known?.package.modelDataUrl === item.modelDataUrl;
    if (known?.evaluation && same) return ok({ ...known, package: item });
    const read = await evaluationOf(aws, artifacts, item, closing);
    if (read.ok) return ok({ package: item, ...read.data });
    // The version is known though its report cannot be read now.
    return ok({
      package: item,
      evaluation: null,
      evaluationSource: `it could not be read: ${read.error.message}`,
    });
  };
}
