import { z } from 'zod';
import type { InputChannel } from './training-job';

/** The person's own program in a framework image: an archive in S3 and the file in it that is started. */
export const scriptSchema = z
  .object({
    sourceS3Uri: z
      .string()
      .regex(
        /^s3:\/\/[^/]+\/.+\.tar\.gz$/,
        'The source is a .tar.gz in S3, such as s3://bucket/code/sourcedir.tar.gz.',
      ),
    entryPoint: z
      .string()
      .regex(/^(?!\/)(?!.*\.\.)[A-Za-z0-9._/-]+$/, 'The entry point is a file of the source, such as train.py.')
      .max(255),
  })
  .readonly();
export type Script = z.infer<typeof scriptSchema>;

/** How the script is started on several devices or instances. */
export const distributionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }).readonly(),
  /** torchrun on every instance, one process a device: PyTorch's DDP and FSDP. */
  z.object({ kind: z.literal('torchrun') }).readonly(),
  z
    .object({
      kind: z.literal('mpi'),
      processesPerHost: z
        .number('Processes are a whole number from 1 to 128.')
        .int('Processes are a whole number from 1 to 128.')
        .min(1, 'Processes are a whole number from 1 to 128.')
        .max(128, 'Processes are a whole number from 1 to 128.'),
      /** Further words for mpirun, as they are. */
      options: z.string().max(1000),
    })
    .readonly(),
]);
export type Distribution = z.infer<typeof distributionSchema>;

/** What script mode adds to a job, out of the fields that say so. */
interface Scripted {
  readonly script: Script | null;
  readonly distribution: Distribution;
  readonly instanceType: string;
  readonly network: { readonly isolation: boolean };
}

/** Names the framework keeps for itself; a person's own hyperparameters never begin so. */
export const frameworkPrefix = 'sagemaker_';

/**
 * The hyperparameters by which script mode is told what to do, named and JSON-encoded as the SageMaker
 * Python SDK v2 sends them and the sagemaker-training toolkit of the framework images reads them.
 */
export function scriptHyperParameters(spec: Scripted): Readonly<Record<string, string>> {
  if (spec.script === null) return {};
  const { distribution, instanceType, network, script } = spec;
  return encoded({
    sagemaker_program: script.entryPoint,
    sagemaker_submit_directory: network.isolation ? isolatedArchive(script) : script.sourceS3Uri,
    ...(distribution.kind !== 'none' && { sagemaker_instance_type: instanceType }),
    ...(distribution.kind === 'torchrun' && { sagemaker_torch_distributed_enabled: true }),
    ...(distribution.kind === 'mpi' && {
      sagemaker_mpi_enabled: true,
      sagemaker_mpi_num_of_processes_per_host: distribution.processesPerHost,
      sagemaker_mpi_custom_mpi_options: distribution.options,
    }),
  });
}

/** An isolated container cannot fetch its program: SageMaker loads it as one more channel, as the SDK does. */
export function scriptInputs(spec: Scripted): readonly InputChannel[] {
  if (spec.script === null || !spec.network.isolation) return [];
  return [{ channel: codeChannel, s3Uri: spec.script.sourceS3Uri, contentType: null }];
}

export const codeChannel = 'code';

function isolatedArchive({ sourceS3Uri }: Script): string {
  return `/opt/ml/input/data/${codeChannel}/${sourceS3Uri.slice(sourceS3Uri.lastIndexOf('/') + 1)}`;
}

function encoded(values: Readonly<Record<string, string | number | boolean>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** Script mode read back from a described job; what is left over are the person's own hyperparameters and data. */
export function scriptOfJob(
  hyperParameters: Readonly<Record<string, string>>,
  inputs: readonly InputChannel[],
): {
  readonly script: Script | null;
  readonly distribution: Distribution;
  readonly hyperParameters: Readonly<Record<string, string>>;
  readonly inputs: readonly InputChannel[];
} {
  const text = (name: string): string => decoded(hyperParameters[`${frameworkPrefix}${name}`]);
  const submitted = text('submit_directory');
  const isolated = submitted.startsWith('/opt/ml/input/data/');
  const code = inputs.find(({ channel }) => channel === codeChannel);
  const script = scriptSchema.safeParse({
    sourceS3Uri: isolated ? code?.s3Uri : submitted,
    entryPoint: text('program'),
  }).data;
  if (script === undefined) return { script: null, distribution: { kind: 'none' }, hyperParameters, inputs };
  const own = Object.entries(hyperParameters).filter(([name]) => !name.startsWith(frameworkPrefix));
  return {
    script,
    distribution: distributionOfJob(text),
    hyperParameters: Object.fromEntries(own),
    inputs: isolated ? inputs.filter((input) => input !== code) : inputs,
  };
}

function distributionOfJob(text: (name: string) => string): Distribution {
  if (text('torch_distributed_enabled') === 'true') return { kind: 'torchrun' };
  if (text('mpi_enabled') !== 'true') return { kind: 'none' };
  const mpi = {
    processesPerHost: Number(text('mpi_num_of_processes_per_host')),
    options: text('mpi_custom_mpi_options'),
  };
  return distributionSchema.safeParse({ kind: 'mpi', ...mpi }).data ?? { kind: 'none' };
}

/** A value as JSON has it, or as it is where another client sent no JSON. */
function decoded(value: string | undefined): string {
  if (value === undefined) return '';
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}
