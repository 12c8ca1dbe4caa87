import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { posix } from 'node:path';
import { containerPaths, containerRoot } from '../contract/container-paths';
import { childEnvironment, trainingVariables } from '../contract/environment';
import { programArguments, splitHyperparameters } from '../contract/hyperparameters';
import type { JobFolder } from '../contract/job-folder';
import { JobFailure } from '../job-failure';
import type { TrainingRuntimeOptions } from '../options';
import { markerOf } from '../processes/marker';
import { safeRelativePath } from '../staging/relative-path';
import type { TrainingRunSpec } from '../training-runtime';
import { inMountNamespace } from './mount-namespace';
import { builtInLaunch, type Launch } from './process-launch';
import type { Program } from './program';
import { writePythonShims } from './python-shims';

/** Prepares what the program needs besides its data, and says how to start it. Throws JobFailure. */
export async function launchOf(
  program: Program,
  spec: TrainingRunSpec,
  folder: JobFolder,
  options: TrainingRuntimeOptions,
): Promise<Launch> {
  if (options.python !== null) await writePythonShims(folder.bin, options.python);
  const bound = program.kind === 'entrypoint';
  const paths = bound ? containerPaths(containerRoot, folder.checkpointPath) : folder.paths;
  const hyperparameters = splitHyperparameters(spec.hyperParameters);
  const variables = trainingVariables({
    spec,
    paths,
    hyperparameters,
    module: program.kind === 'script' ? program.program : null,
    moduleDir: program.kind === 'script' ? program.archive : null,
    cpus: availableParallelism(),
  });
  const env = childEnvironment({
    daemon: process.env,
    spec,
    variables,
    aws: options.childAws,
    pathFirst: options.python === null ? null : folder.bin,
    marker: markerOf(options.root, spec.jobName),
  });
  switch (program.kind) {
    case 'builtIn':
      return builtInLaunch(program.algorithm, 'train', { cwd: paths.base, env }, options);
    case 'script': {
      const args = programArguments(hyperparameters.user);
      return {
        command: scriptCommand(program.program, args, paths.code, options.python),
        cwd: paths.code,
        env: { ...env, PYTHONPATH: pythonPath(env, paths.code) },
      };
    }
    case 'entrypoint':
      return { command: await inMountNamespace(folder.paths.base, program.command), cwd: folder.paths.base, env };
  }
}

/** The toolkit starts `.py` with the interpreter and anything else as a command of the source folder. */
function scriptCommand(
  program: string,
  args: readonly string[],
  code: string,
  python: string | null,
): readonly [string, ...string[]] {
  const path = safeRelativePath(program, 'sagemaker_program');
  if (!existsSync(posix.join(code, path))) {
    throw new JobFailure(`ClientError: sagemaker_program ${program} is not in the source archive.`);
  }
  if (!path.endsWith('.py')) return ['/bin/sh', '-c', 'chmod +x "$0" && exec "$0" "$@"', `./${path}`, ...args];
  if (python === null) {
    throw new JobFailure(
      'ClientError: Script mode needs a Python interpreter, and none is configured for the local workspace (set UPSIDE_PYTHON, or start it with --python PATH).',
    );
  }
  return [python, path, ...args];
}

function pythonPath(env: Readonly<Record<string, string>>, code: string): string {
  return env.PYTHONPATH === undefined ? code : `${code}:${env.PYTHONPATH}`;
}
