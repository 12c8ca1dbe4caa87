import type { ChildAws } from '../options';
import type { TrainingRunSpec } from '../training-runtime';
import { host, inputDataConfig, networkInterface, resourceConfig } from './config-files';
import type { ContainerPaths } from './container-paths';
import { hyperparametersJson, programArguments, type ScriptHyperparameters } from './hyperparameters';
import { workspaceEnvironment } from './workspace-environment';

/** What the SM_ variables are made of. `module` is the user program's file name, if there is one. */
export interface EnvironmentInput {
  readonly spec: TrainingRunSpec;
  readonly paths: ContainerPaths;
  readonly hyperparameters: ScriptHyperparameters;
  readonly module: string | null;
  readonly moduleDir: string | null;
  readonly cpus: number;
}

/**
 * The `SM_*` variables of the sagemaker-training toolkit (its ENVIRONMENT_VARIABLES.md), plus
 * SM_CHECKPOINT_DIR when checkpoints were asked for.
 */
export function trainingVariables(input: EnvironmentInput): Readonly<Record<string, string>> {
  const { spec, paths, hyperparameters } = input;
  const hps = hyperparametersJson(hyperparameters.user);
  const framework = hyperparametersJson(hyperparameters.framework);
  const channelDirs = Object.fromEntries(spec.channels.map(({ name }) => [name, `${paths.data}/${name}`]));
  const moduleName = input.module === null ? null : input.module.replace(/\.py$/, '');
  return {
    SM_MODEL_DIR: paths.model,
    SM_INPUT_DIR: paths.input,
    SM_INPUT_DATA_DIR: paths.data,
    SM_INPUT_CONFIG_DIR: paths.config,
    SM_OUTPUT_DIR: paths.output,
    SM_OUTPUT_DATA_DIR: paths.outputData,
    SM_OUTPUT_INTERMEDIATE_DIR: `${paths.output}/intermediate`,
    SM_OUTPUT_FAILURE: paths.failure,
    ...(spec.checkpoint === null ? {} : { SM_CHECKPOINT_DIR: paths.checkpoints }),
    SM_CHANNELS: JSON.stringify(spec.channels.map(({ name }) => name).sort()),
    ...Object.fromEntries(Object.entries(channelDirs).map(([name, dir]) => [`SM_CHANNEL_${name.toUpperCase()}`, dir])),
    SM_HPS: hps,
    ...hyperparameterVariables(hyperparameters.user),
    SM_USER_ARGS: JSON.stringify(programArguments(hyperparameters.user)),
    SM_FRAMEWORK_PARAMS: framework,
    SM_HOSTS: JSON.stringify([host]),
    SM_CURRENT_HOST: host,
    SM_CURRENT_HOST_RANK: '0',
    SM_HOST_COUNT: '1',
    SM_MASTER_ADDR: host,
    SM_MASTER_PORT: '7777',
    SM_CURRENT_INSTANCE_TYPE: spec.instanceType,
    SM_CURRENT_INSTANCE_GROUP: 'homogeneousCluster',
    SM_NETWORK_INTERFACE_NAME: networkInterface,
    SM_NUM_CPUS: String(input.cpus),
    SM_NUM_GPUS: '0',
    SM_NUM_NEURONS: '0',
    SM_LOG_LEVEL: '20',
    SM_RESOURCE_CONFIG: JSON.stringify(resourceConfig(spec)),
    SM_INPUT_DATA_CONFIG: JSON.stringify(inputDataConfig(spec)),
    ...(moduleName === null ? {} : { SM_MODULE_NAME: moduleName, SM_USER_ENTRY_POINT: input.module ?? '' }),
    ...(input.moduleDir === null ? {} : { SM_MODULE_DIR: input.moduleDir }),
    SM_TRAINING_ENV: trainingEnvironment(input, channelDirs, hps, framework, moduleName),
  };
}

function hyperparameterVariables(user: ScriptHyperparameters['user']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    user.flatMap(([name, json]) => {
      const value: unknown = JSON.parse(json);
      const text = typeof value === 'string' ? value : json;
      const upper = name.toUpperCase();
      // The toolkit keeps "-", SDK v3's drivers write "_"; a shell can only read the second.
      return [...new Set([upper, upper.replaceAll('-', '_')])].map((key) => [`SM_HP_${key}`, text] as const);
    }),
  );
}

function trainingEnvironment(
  input: EnvironmentInput,
  channelDirs: Readonly<Record<string, string>>,
  hps: string,
  framework: string,
  moduleName: string | null,
): string {
  const { spec, paths } = input;
  const rest = JSON.stringify({
    channel_input_dirs: channelDirs,
    current_host: host,
    current_instance_type: spec.instanceType,
    framework_module: null,
    hosts: [host],
    input_config_dir: paths.config,
    input_data_config: inputDataConfig(spec),
    input_data_dir: paths.data,
    input_dir: paths.input,
    is_master: true,
    job_name: spec.jobName,
    log_level: 20,
    master_hostname: host,
    model_dir: paths.model,
    module_dir: input.moduleDir,
    module_name: moduleName,
    network_interface_name: networkInterface,
    num_cpus: input.cpus,
    num_gpus: 0,
    num_neurons: 0,
    output_data_dir: paths.outputData,
    output_dir: paths.output,
    output_intermediate_dir: `${paths.output}/intermediate`,
    resource_config: resourceConfig(spec),
    user_entry_point: input.module,
  });
  // Spliced as text: parsing would turn a hyperparameter 1.0 into 1.
  return `{"additional_framework_parameters":${framework},"hyperparameters":${hps},${rest.slice(1)}`;
}

/**
 * The whole environment of a job's process. The job's own Environment overrides the workspace's
 * defaults, never the job's name; `pathFirst` comes before PATH.
 */
export function childEnvironment(input: {
  readonly daemon: Readonly<Record<string, string | undefined>>;
  readonly spec: TrainingRunSpec;
  readonly variables: Readonly<Record<string, string>>;
  readonly aws: ChildAws;
  readonly pathFirst: string | null;
  readonly marker: Readonly<Record<string, string>>;
}): Record<string, string> {
  const { spec, aws } = input;
  const env: Record<string, string> = {
    ...workspaceEnvironment(input.daemon, spec.region, aws),
    ...input.variables,
    ...spec.environment,
    TRAINING_JOB_NAME: spec.jobName,
    TRAINING_JOB_ARN: spec.jobArn,
    ...input.marker,
  };
  if (input.pathFirst !== null) env.PATH = `${input.pathFirst}:${env.PATH ?? ''}`;
  return env;
}
