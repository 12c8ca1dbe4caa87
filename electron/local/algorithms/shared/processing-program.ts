import { join } from 'node:path';
import { failProgram } from './fail-program';
import { logLine } from './log';
import { stopSignal } from './stop-signal';

/** Where a processing program finds its inputs and leaves its outputs, by the names the job gave them. */
export interface ProcessingPaths {
  /** Folder of the input of that name; it does not exist when the job has no such input. */
  input(name: string): string;
  /** Folder of the output of that name; made by whoever writes into it when it does not exist yet. */
  output(name: string): string;
  /** What is written here becomes the job's ExitMessage. A thrown InputError is written by itself. */
  readonly messageFile: string;
}

/**
 * What `node <name>.js process` does: reads `paths.input(…)`, writes `paths.output(…)`, says how far it is with `log`, and
 * ends soon after `stop` (SIGTERM). Throws InputError for what the person who started the job can put right.
 * A program offers it with `runProgram({ name, process })` of ./program, beside `train` and `load` when it has those too.
 */
export type Process = (paths: ProcessingPaths, stop: AbortSignal, log: (line: string) => void) => Promise<void>;

/**
 * Paths from the environment, with the container's own /opt/ml/processing as default: UPSIDE_PROCESSING_DIR moves that
 * folder, UPSIDE_EXIT_MESSAGE_FILE the file of the exit message.
 */
export function processingPaths(env: Readonly<Record<string, string | undefined>>): ProcessingPaths {
  const base = env.UPSIDE_PROCESSING_DIR ?? '/opt/ml/processing';
  return {
    input: (name) => join(base, 'input', name),
    output: (name) => join(base, 'output', name),
    messageFile: env.UPSIDE_EXIT_MESSAGE_FILE ?? join(base, '..', 'output', 'message'),
  };
}

/** Runs the processing command to its end; failures end on stderr, in the exit message and in the exit code. */
export async function runProcessing(run: Process): Promise<void> {
  const paths = processingPaths(process.env);
  try {
    await run(paths, stopSignal('ending at the next step.'), logLine);
  } catch (error) {
    failProgram(error, paths.messageFile);
  }
}
