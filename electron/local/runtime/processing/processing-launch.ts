import { workspaceEnvironment } from '../contract/workspace-environment';
import type { JobRuntimeOptions } from '../options';
import { markerOf } from '../processes/marker';
import { inMountNamespace } from '../program/mount-namespace';
import { builtInLaunch, type Launch } from '../program/process-launch';
import { writePythonShims } from '../program/python-shims';
import type { ProcessingFolder } from './processing-folder';
import type { ProcessingProgram } from './processing-program';
import type { ProcessingRunSpec } from './processing-runtime';

/** Says how to start the program. Throws JobFailure when something it needs is not there. */
export async function processingLaunchOf(
  program: ProcessingProgram,
  spec: ProcessingRunSpec,
  folder: ProcessingFolder,
  options: JobRuntimeOptions,
): Promise<Launch> {
  const env: Record<string, string> = {
    ...workspaceEnvironment(process.env, spec.region, options.childAws),
    ...spec.environment,
    PROCESSING_JOB_NAME: spec.jobName,
    ...markerOf(options.root, spec.jobName),
  };
  switch (program.kind) {
    case 'builtIn': {
      const places = { UPSIDE_PROCESSING_DIR: folder.processing, UPSIDE_EXIT_MESSAGE_FILE: folder.messageFile };
      return builtInLaunch(program.program, 'process', { cwd: folder.base, env: { ...env, ...places } }, options);
    }
    case 'entrypoint': {
      if (options.python !== null) {
        await writePythonShims(folder.bin, options.python);
        env.PATH = `${folder.bin}:${env.PATH ?? ''}`;
      }
      return { command: await inMountNamespace(folder.base, program.command), cwd: folder.base, env };
    }
  }
}
