import { suggestJobName } from '../../../shared/model/job-name';
import type { ProcessingSpec } from '../../../shared/model/processing-job';

/** An input or output as it is typed. */
export interface PlaceDraft {
  readonly name: string;
  readonly s3Uri: string;
  readonly localPath: string;
}

/** Everything the wizard holds. Fields hold what was typed, sense or not. */
export interface ProcessDraft {
  readonly name: string;
  readonly image: string;
  /** A word a line. */
  readonly entrypoint: string;
  readonly arguments: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly inputs: readonly PlaceDraft[];
  readonly outputs: readonly PlaceDraft[];
  readonly instanceType: string;
  readonly volumeGb: string;
  readonly maxMinutes: string;
  readonly roleArn: string;
  /** What the job it was taken from was tagged with. */
  readonly tags: ProcessingSpec['tags'];
}

/** The smallest type with memory enough for scripts, and what the built-in programs run on. */
export const usualInstanceType = 'ml.m5.large';

interface Beginning {
  readonly bucket: string;
  readonly roleArn: string;
  /** The job to do again; null for a new one. */
  readonly again: ProcessingSpec | null;
}

/** A new draft, with a name nothing else has. */
export function newDraft({ again, bucket, roleArn }: Beginning, now: number, random: () => number): ProcessDraft {
  if (again === null) {
    const name = suggestJobName('process', now, random);
    return {
      name,
      image: '',
      entrypoint: '',
      arguments: '',
      environment: [],
      inputs: [],
      outputs: [
        { name: 'result', s3Uri: `s3://${bucket}/processing/${name}/result`, localPath: `${outputFolder}result` },
      ],
      instanceType: usualInstanceType,
      volumeGb: '30',
      maxMinutes: '60',
      roleArn,
      tags: {},
    };
  }
  return {
    // A name that was suggested takes a new stamp in place of its own.
    name: suggestJobName(again.name.replace(/-\d{8}-\d{6}-[a-z0-9]{4}$/, ''), now, random),
    image: again.image,
    entrypoint: again.entrypoint.join('\n'),
    arguments: again.arguments.join('\n'),
    environment: Object.entries(again.environment).map(([name, value]) => ({ name, value })),
    inputs: again.inputs,
    outputs: again.outputs,
    instanceType: again.instanceType,
    volumeGb: String(again.volumeGb),
    maxMinutes: String(Number((again.maxRuntimeSeconds / 60).toFixed(2))),
    roleArn: again.roleArn,
    tags: again.tags,
  };
}

/** Where a container finds its inputs and leaves its outputs, as SageMaker lays it out. */
export const inputFolder = '/opt/ml/processing/input/';
export const outputFolder = '/opt/ml/processing/output/';
