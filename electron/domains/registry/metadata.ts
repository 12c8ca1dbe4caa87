import type { LineageGraph } from '../../../shared/model/lineage';
import type { TrainingJob } from '../../../shared/model/training-job';

/** CustomerMetadataProperties of the SageMaker API: entries, and characters of a key and of a value. */
const mostEntries = 50;
const longestKey = 128;
const longestValue = 256;
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u;

/** The request that made the version, so that it is known again after a lost reply. */
export const requestKey = 'upside.request';
/** ARN of the job the version was trained by. */
export const jobKey = 'upside.job';

/**
 * What a version says of its origin, and, once there is one, its request: job, recipe, data with their hashes, hyperparameters, in that order
 * of weight. What the service would refuse (braces, quotes, more than 256 characters) is left out:
 * it can be read on the job, and half of it would be wrong.
 */
export function packageMetadata(
  job: TrainingJob,
  recipeId: string | null,
  hashes: Readonly<Record<string, string>>,
  clientToken: string | null,
): Readonly<Record<string, string>> {
  const wanted: readonly (readonly [string, string])[] = [
    ...(clientToken === null ? [] : [[requestKey, clientToken] as const]),
    [jobKey, job.arn],
    // An ARN may be in lower case; links need the name as it was given.
    ['upside.job-name', job.name],
    ...(recipeId === null ? [] : [['upside.recipe', recipeId] as const]),
    ...job.inputs.flatMap(({ channel, s3Uri }) => {
      const hash = hashes[s3Uri];
      return [
        [`data.${channel}`, s3Uri] as const,
        ...(hash === undefined ? [] : [[`data.${channel}.sha256`, hash] as const]),
      ];
    }),
    ...Object.entries(job.hyperParameters)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [`hyperparameter.${name}`, value] as const),
  ];
  return Object.fromEntries(wanted.filter(([key, value]) => fits(key, value)).slice(0, mostEntries));
}

/** SHA-256 of data sets by their S3 address, where the service's lineage has them. */
export function dataHashes(graph: LineageGraph): Readonly<Record<string, string>> {
  return Object.fromEntries(
    graph.vertices.flatMap(({ source, properties }) => {
      const hash = dataHash(properties);
      return source !== null && hash !== null ? [[source, hash]] : [];
    }),
  );
}

function dataHash(properties: Readonly<Record<string, string>>): string | null {
  const entry = Object.entries(properties).find(
    ([name, value]) => /sha-?256/i.test(name) && /^[A-Za-z0-9+/=]{43,64}$/.test(value),
  );
  return entry?.[1] ?? null;
}

function fits(key: string, value: string): boolean {
  return (
    key.length <= longestKey &&
    value.length >= 1 &&
    value.length <= longestValue &&
    allowed.test(key) &&
    allowed.test(value)
  );
}
