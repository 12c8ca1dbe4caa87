import { join } from 'node:path';

/** Where SageMaker's container contract keeps things; every path can be moved by its SM_ variable. */
export interface ContainerPaths {
  readonly hyperParametersFile: string;
  readonly trainDir: string;
  readonly validationDir: string;
  readonly modelDir: string;
  readonly outputDataDir: string;
  readonly failureFile: string;
  readonly checkpointDir: string;
}

/** Paths from the environment, with the container's own /opt/ml layout as default. */
export function containerPaths(env: Readonly<Record<string, string | undefined>>): ContainerPaths {
  const base = env.SM_BASE_DIR ?? (env.SM_INPUT_DIR ? join(env.SM_INPUT_DIR, '..') : '/opt/ml');
  const input = env.SM_INPUT_DIR ?? join(base, 'input');
  const output = env.SM_OUTPUT_DIR ?? join(base, 'output');
  return {
    hyperParametersFile: join(env.SM_INPUT_CONFIG_DIR ?? join(input, 'config'), 'hyperparameters.json'),
    trainDir: env.SM_CHANNEL_TRAIN ?? join(input, 'data', 'train'),
    validationDir: env.SM_CHANNEL_VALIDATION ?? join(input, 'data', 'validation'),
    modelDir: env.SM_MODEL_DIR ?? join(base, 'model'),
    outputDataDir: env.SM_OUTPUT_DATA_DIR ?? join(output, 'data'),
    failureFile: join(output, 'failure'),
    checkpointDir: env.SM_CHECKPOINT_DIR ?? join(base, 'checkpoints'),
  };
}
