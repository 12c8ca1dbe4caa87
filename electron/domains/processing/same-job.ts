import type { ProcessingJob, ProcessingPlace, ProcessingSpec } from '../../../shared/model/processing-job';

/**
 * True when the job the service describes is the one this spec asked for. Names are the only
 * idempotency SageMaker offers: after a lost reply this tells one's own job from somebody else's.
 * Tags are not part of a description.
 */
export function isSameProcessingJob({ spec: made }: ProcessingJob, asked: ProcessingSpec): boolean {
  return (
    made.name === asked.name &&
    made.image === asked.image &&
    made.roleArn === asked.roleArn &&
    made.instanceType === asked.instanceType &&
    made.volumeGb === asked.volumeGb &&
    made.maxRuntimeSeconds === asked.maxRuntimeSeconds &&
    sameList(made.entrypoint, asked.entrypoint) &&
    sameList(made.arguments, asked.arguments) &&
    sameList(pairs(made.environment), pairs(asked.environment)) &&
    sameList(places(made.inputs), places(asked.inputs)) &&
    sameList(places(made.outputs), places(asked.outputs))
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function pairs(record: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(record)
    .map((pair) => JSON.stringify(pair))
    .sort();
}

function places(list: readonly ProcessingPlace[]): readonly string[] {
  return list.map(({ localPath, name, s3Uri }) => JSON.stringify([name, s3Uri.replace(/\/$/, ''), localPath])).sort();
}
