import type { ProcessingPlace, ProcessingSpec } from '../../../shared/model/processing-job';
import type { Scope } from '../scope';

/** Where a processing container finds its inputs and leaves its outputs, as SageMaker lays it out. */
const folder = '/opt/ml/processing';

type BuiltInProgram = 'prepare-dialogue' | 'theme-classifier' | 'character-network';

interface BuiltInRun {
  readonly name: string;
  readonly program: BuiltInProgram;
  /** Name of an input or output → its S3 address. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly instanceType?: string;
  readonly volumeGb?: number;
  readonly maxRuntimeSeconds?: number;
}

/**
 * What CreateProcessingJob needs to run a built-in program: input `x` lies at input/x and output `y`
 * at output/y of its folder, as the programs expect them.
 */
export function builtInSpec(scope: Pick<Scope, 'roleArn'>, run: BuiltInRun): ProcessingSpec {
  return {
    name: run.name,
    image: `upside.local/${run.program}:1`,
    entrypoint: [],
    arguments: [],
    environment: run.environment ?? {},
    inputs: places('input', run.inputs),
    outputs: places('output', run.outputs),
    roleArn: scope.roleArn,
    instanceType: run.instanceType ?? 'ml.m5.large',
    volumeGb: run.volumeGb ?? 30,
    maxRuntimeSeconds: run.maxRuntimeSeconds ?? 3_600,
    tags: run.tags ?? {},
  };
}

function places(side: 'input' | 'output', addresses: Readonly<Record<string, string>>): readonly ProcessingPlace[] {
  return Object.entries(addresses).map(([name, s3Uri]) => ({ name, s3Uri, localPath: `${folder}/${side}/${name}` }));
}
