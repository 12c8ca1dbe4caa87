import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../../../../shared/model/input-error';
import { type ContainerPaths, containerPaths } from './container-paths';
import { errorLine, logLine } from './log';
import { type Invoke, serveHttp } from './serving/http-server';

/** A built-in algorithm: what `node <name>.js train` and `node <name>.js serve` do in SageMaker's container contract. */
export interface AlgorithmProgram {
  readonly name: string;
  /** Trains until done or until `stop` (SIGTERM). Throws InputError for what the person who started it can put right. */
  train(paths: ContainerPaths, stop: AbortSignal, log: (line: string) => void): Promise<void>;
  /** Loads the folder that training wrote and answers from it. Throws InputError when it holds no such model. */
  load(modelDir: string): Invoke;
}

/** Runs the command of the command line to its end; failures end on stderr and in the process's exit code. */
export async function runProgram(program: AlgorithmProgram): Promise<void> {
  const command = process.argv[2];
  if (command === 'train') return await train(program);
  if (command === 'serve') return await serve(program);
  errorLine(`Usage: ${program.name} train | serve. "${command ?? ''}" is not a command of it.`);
  process.exitCode = 2;
}

async function train(program: AlgorithmProgram): Promise<void> {
  const paths = containerPaths(process.env);
  const stop = stopSignal('finishing the current mini-batch.');
  try {
    await program.train(paths, stop, logLine);
  } catch (error) {
    const text = messageOf(error);
    errorLine(text);
    mkdirSync(dirname(paths.failureFile), { recursive: true });
    writeFileSync(paths.failureFile, text);
    process.exitCode = 1;
  }
}

async function serve(program: AlgorithmProgram): Promise<void> {
  const stop = stopSignal('finishing the requests under way.');
  try {
    const invoke = program.load(containerPaths(process.env).modelDir);
    await serveHttp(invoke, process.env.SAGEMAKER_BIND_TO_PORT, stop);
  } catch (error) {
    errorLine(messageOf(error));
    process.exitCode = 1;
  }
}

function stopSignal(what: string): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!stop.signal.aborted) logLine(`${signal} received: ${what}`);
      stop.abort();
    });
  }
  return stop.signal;
}

/** A person's mistake speaks for itself; anything else is a bug and keeps its stack. */
function messageOf(error: unknown): string {
  return error instanceof InputError ? error.message : String(error instanceof Error ? error.stack : error);
}
