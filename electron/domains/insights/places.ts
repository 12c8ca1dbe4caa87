import { datasetPrefix, preparedFiles } from '../../../shared/model/dataset/dataset';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import type { OneVersion } from '../datasets/contract';
import { builtInSpec } from '../processing/built-in-spec';
import type { Scope } from '../scope';
import type { ExportKind, InsightKind } from './contract';

/** How a version is called where it stands alone. */
export function subjectOf({ dataset, version }: OneVersion): string {
  return `${dataset}@${version}`;
}

/** What must be confirmed before an insight is computed. */
export function computeTarget(one: OneVersion, what: InsightKind): string {
  return `${what} of ${subjectOf(one)}`;
}

/** Addresses of a version's insights. */
export function insightPlaces(scope: Scope, { dataset, version }: OneVersion) {
  const { bucket } = scope;
  const place = datasetPrefix(bucket, dataset, version);
  return {
    bucket,
    /** Key of everything about insights. */
    keyPrefix: `datasets/${dataset}/${version}/insights/`,
    records: `${place}/prepared/${preparedFiles.records}`,
    prepared: `${place}/prepared/`,
    options: `${place}/options/`,
    optionsFile: `${place}/options/options.json`,
    folder: (what: InsightKind): string => `${place}/insights/${what}/`,
    /** {createdAt, jobName}: written before the job is launched, so that whoever looks finds the job. */
    marker: (what: InsightKind): string => `${place}/insights/${what}.job.json`,
    themeLines: `${place}/insights/themes/themes.jsonl`,
    exported: (what: ExportKind): string => {
      const [kind = '', format = ''] = what.split('-');
      return `${place}/insights/${kind}/${kind}.${format}`;
    },
  };
}

/** Name of the job that computes it for the `attempt`th time, from 1; within the 63 characters of a job's name. */
export function insightJobName({ dataset, version }: OneVersion, what: InsightKind, attempt: number): string {
  return `${dataset.slice(0, 38).replace(/-+$/, '')}-${version.slice(0, 8)}-${what}-${attempt}`;
}

/** Which attempt a job of that name was; 0 where it is no such name. */
export function attemptOf(jobName: string | null): number {
  return Number(/-(?:themes|network)-(\d{1,6})$/.exec(jobName ?? '')?.[1] ?? 0);
}

/** The job that computes an insight. `options`: the data set's options lie beside it and say who is who. */
export function insightSpec(
  scope: Scope,
  one: OneVersion,
  what: InsightKind,
  name: string,
  options: boolean,
): ProcessingSpec {
  const places = insightPlaces(scope, one);
  return builtInSpec(scope, {
    name,
    program: what === 'themes' ? 'theme-classifier' : 'character-network',
    inputs: { prepared: places.prepared, ...(what === 'network' && options ? { options: places.options } : {}) },
    outputs: { insight: places.folder(what) },
    tags: { 'upside:dataset': subjectOf(one), 'upside:insight': what },
  });
}
