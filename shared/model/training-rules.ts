import { codeChannel, type Distribution, frameworkPrefix, type Script } from './script-mode';
import type { InputChannel } from './training-job';
import type { TrainingNetwork } from './training-network';

/** The fields of a spec that have to fit each other. */
interface Fields {
  readonly hyperParameters: Readonly<Record<string, string>>;
  readonly inputs: readonly InputChannel[];
  readonly instanceCount: number;
  readonly checkpointS3Uri: string | null;
  readonly checkpointLocalPath: string | null;
  readonly maxRuntimeSeconds: number;
  readonly maxWaitSeconds: number | null;
  readonly spot: boolean;
  readonly keepAliveSeconds: number | null;
  readonly network: TrainingNetwork;
  readonly script: Script | null;
  readonly distribution: Distribution;
  readonly container: { readonly entrypoint: readonly string[]; readonly arguments: readonly string[] };
  readonly tags: Readonly<Record<string, string>>;
}

export interface FieldProblem {
  /** Path of the field, with dots. */
  readonly field: string;
  readonly message: string;
}

/**
 * What CreateTrainingJob refuses because two fields do not fit each other, and what the framework images
 * could not carry out (SageMaker API reference: StoppingCondition, VpcConfig, ResourceConfig, Channel;
 * developer guide: managed warm pools).
 */
export function trainingProblems(spec: Fields): readonly FieldProblem[] {
  return [...timeProblems(spec), ...placeProblems(spec), ...programProblems(spec), ...nameProblems(spec)];
}

function timeProblems({ keepAliveSeconds, maxRuntimeSeconds, maxWaitSeconds, spot }: Fields): readonly FieldProblem[] {
  return problems([
    [
      maxWaitSeconds !== null && !spot,
      'maxWaitSeconds',
      'Only a job on spot capacity has a longest wait. Choose managed spot training or leave it out.',
    ],
    [
      maxWaitSeconds !== null && spot && maxWaitSeconds < maxRuntimeSeconds,
      'maxWaitSeconds',
      'The longest wait holds the run time too, so it is at least as long as that.',
    ],
    [
      keepAliveSeconds !== null && spot,
      'keepAliveSeconds',
      'Spot instances cannot be kept in a warm pool. Choose one of the two.',
    ],
  ]);
}

function placeProblems(spec: Fields): readonly FieldProblem[] {
  const { checkpointLocalPath, checkpointS3Uri, instanceCount, network } = spec;
  const { encryptTraffic, securityGroupIds, subnetIds } = network;
  return problems([
    [
      subnetIds.length > 0 && securityGroupIds.length === 0,
      'network.securityGroupIds',
      'Subnets need at least one security group.',
    ],
    [
      securityGroupIds.length > 0 && subnetIds.length === 0,
      'network.subnetIds',
      'Security groups need at least one subnet.',
    ],
    [
      encryptTraffic && instanceCount < 2,
      'network.encryptTraffic',
      'Traffic between containers is encrypted only where there are several instances.',
    ],
    [
      checkpointLocalPath !== null && checkpointS3Uri === null,
      'checkpointLocalPath',
      'A checkpoint folder needs a place in S3 to be kept in.',
    ],
    [
      checkpointLocalPath !== null && isReservedFolder(checkpointLocalPath),
      'checkpointLocalPath',
      'SageMaker uses that folder itself. Choose another, such as /opt/ml/checkpoints.',
    ],
  ]);
}

function programProblems(spec: Fields): readonly FieldProblem[] {
  const { container, distribution, hyperParameters, inputs, network, script } = spec;
  const own = Object.keys(hyperParameters).find((name) => name.startsWith(frameworkPrefix));
  return problems([
    [
      container.arguments.length > 0 && container.entrypoint.length === 0,
      'container.arguments',
      'Arguments go to an entry point; name one.',
    ],
    [
      script !== null && container.entrypoint.length > 0,
      'container.entrypoint',
      'Script mode starts the script by the image’s own entry point. Leave one of the two out.',
    ],
    [
      distribution.kind !== 'none' && script === null,
      'distribution',
      'Framework images start a script on several devices; without a script the container does that itself.',
    ],
    [
      script !== null && own !== undefined,
      `hyperParameters.${own}`,
      'Script mode sets the hyperparameters that begin with sagemaker_ itself.',
    ],
    [
      script !== null && network.isolation && inputs.some(({ channel }) => channel === codeChannel),
      'script',
      `An isolated job gets its script as the channel ${codeChannel}, which the data takes already.`,
    ],
  ]);
}

function nameProblems({ inputs, tags }: Fields): readonly FieldProblem[] {
  const names = inputs.map(({ channel }) => channel);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const reserved = Object.keys(tags).find((key) => /^aws:/i.test(key));
  return problems([
    [twice !== undefined, 'inputs', `There are two channels called ${twice}.`],
    [Object.keys(tags).length > 50, 'tags', 'A job takes at most 50 tags.'],
    [reserved !== undefined, 'tags', `Keys that begin with aws: are AWS’s own: ${reserved}.`],
  ]);
}

/** Folders of the container contract that CheckpointConfig.LocalPath may not be. */
function isReservedFolder(path: string): boolean {
  return /^\/opt\/ml(\/(input|model|output|code|failure)(\/|$)|\/?$)/.test(path);
}

function problems(checks: readonly (readonly [boolean, string, string])[]): readonly FieldProblem[] {
  return checks.flatMap(([wrong, field, message]) => (wrong ? [{ field, message }] : []));
}
