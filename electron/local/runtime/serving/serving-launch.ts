import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceEnvironment } from '../contract/workspace-environment';
import { JobFailure } from '../job-failure';
import { markerOf } from '../processes/marker';
import { nodeFlags } from '../program/node-flags';
import type { Launch } from '../program/process-launch';
import { writePythonShims } from '../program/python-shims';
import type { PortLease } from './free-ports';
import type { InstanceFolder } from './instance-folder';
import type { ServingRuntimeOptions } from './options';
import type { ServingProgram } from './serving-program';
import type { InstanceSpec } from './serving-runtime';

/** Says how to start the program on a port. Throws JobFailure when something it needs is not there. */
export async function servingLaunchOf(
  program: ServingProgram,
  spec: InstanceSpec,
  folder: InstanceFolder,
  lease: PortLease,
  options: ServingRuntimeOptions,
): Promise<Launch> {
  const env = servingEnvironment(spec, folder, lease, options);
  switch (program.kind) {
    case 'builtIn': {
      const file = join(options.algorithmsDir, `${program.algorithm}.js`);
      if (!existsSync(file))
        throw new JobFailure(`The built-in algorithm ${program.algorithm} is missing from this installation.`);
      return {
        command: [options.nodeCommand.path, ...nodeFlags, file, 'serve'],
        cwd: folder.paths.base,
        env: { ...env, ...options.nodeCommand.env },
      };
    }
    case 'python': {
      if (options.python === null) {
        throw new JobFailure(
          'A Python serving program needs an interpreter, and none is configured for the local workspace (set UPSIDE_PYTHON, or start it with --python PATH).',
        );
      }
      await writePythonShims(folder.bin, options.python);
      return {
        command: [options.python, join(options.containersDir, 'serving.py')],
        cwd: program.folder,
        env: {
          ...env,
          PATH: `${folder.bin}:${env.PATH ?? ''}`,
          PYTHONPATH: env.PYTHONPATH === undefined ? program.folder : `${program.folder}:${env.PYTHONPATH}`,
          SAGEMAKER_PROGRAM: program.file,
          SAGEMAKER_SUBMIT_DIRECTORY: program.folder,
        },
      };
    }
  }
}

/** The model's own Environment overrides what the workspace sets, never where it has to listen and what it serves. */
function servingEnvironment(
  spec: InstanceSpec,
  { paths }: InstanceFolder,
  lease: PortLease,
  { childAws, root }: ServingRuntimeOptions,
): Record<string, string> {
  return {
    ...workspaceEnvironment(process.env, spec.region, childAws),
    ...spec.environment,
    SAGEMAKER_BIND_TO_PORT: String(lease.port),
    SAGEMAKER_SAFE_PORT_RANGE: lease.safeRange,
    SAGEMAKER_BASE_DIR: paths.base,
    SM_MODEL_DIR: paths.model,
    ...markerOf(root, spec.instanceId),
  };
}
