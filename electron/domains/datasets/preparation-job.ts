import { datasetPrefix } from '../../../shared/model/dataset/dataset';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import { builtInSpec } from '../processing/built-in-spec';
import type { Scope } from '../scope';
import type { OneVersion } from './contract';

const gibibyte = 1024 ** 3;

/**
 * The name of the job that prepares a version for the `attempt`th time, from 1. It says which import it is, so that the
 * same import asked for twice is one job.
 */
export function preparationJobName({ dataset, version }: OneVersion, attempt: number): string {
  return `prepare-${dataset.slice(0, 32).replace(/-+$/, '')}-${version}-${attempt}`;
}

/** Which attempt a job of that name was; 0 where it is no such name. */
export function attemptOf(jobName: string | null): number {
  return Number(/-[0-9a-f]{12}-(\d{1,6})$/.exec(jobName ?? '')?.[1] ?? 0);
}

/** The job that turns the raw transcripts of a version into a data set. `bytes` is the size of all of them. */
export function preparationSpec(scope: Scope, one: OneVersion, name: string, bytes: number): ProcessingSpec {
  const { bucket } = scope;
  const place = datasetPrefix(bucket, one.dataset, one.version);
  return builtInSpec(scope, {
    name,
    program: 'prepare-dialogue',
    environment: { UPSIDE_DATASET: one.dataset },
    inputs: { raw: `${place}/raw/`, options: `${place}/options/` },
    outputs: { prepared: `${place}/prepared/` },
    // The sources, what is written of them in four forms, and room.
    volumeGb: 10 + Math.ceil((6 * bytes) / gibibyte),
    maxRuntimeSeconds: 4 * 3_600,
    tags: { 'upside:dataset': `${one.dataset}@${one.version}` },
  });
}
