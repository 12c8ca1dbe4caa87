import { type ContainerPaths, containerPaths } from './container-paths';
import { failProgram } from './fail-program';
import { errorLine, logLine } from './log';
import { type Process, runProcessing } from './processing-program';
import { type Invoke, serveHttp } from './serving/http-server';
import { stopSignal } from './stop-signal';

/** A built-in algorithm: what `node <name>.js train | serve | process` do in SageMaker's container contract; it has one at least. */
export interface AlgorithmProgram {
  readonly name: string;
  /** Trains until done or until `stop` (SIGTERM). Throws InputError for what the person who started it can put right. */
  train?(paths: ContainerPaths, stop: AbortSignal, log: (line: string) => void): Promise<void>;
  /** What `serve` answers with: loads the folder of a model, which one that needs no training ignores. Throws InputError when it holds no such model. */
  load?(modelDir: string): Invoke;
  /** A processing job, see processing-program.ts. */
  readonly process?: Process;
}

/** Runs the command of the command line to its end; failures end on stderr and in the process's exit code. */
export async function runProgram(program: AlgorithmProgram): Promise<void> {
  const commands = new Map<string, () => Promise<void>>();
  const { train, load, process: processing } = program;
  if (train !== undefined) commands.set('train', () => runTraining(train));
  if (load !== undefined) commands.set('serve', () => runServing(load));
  if (processing !== undefined) commands.set('process', () => runProcessing(processing));
  const asked = process.argv[2] ?? '';
  const run = commands.get(asked);
  if (run !== undefined) return await run();
  errorLine(`Usage: ${program.name} ${[...commands.keys()].join(' | ')}. "${asked}" is not a command of it.`);
  process.exitCode = 2;
}

async function runTraining(train: NonNullable<AlgorithmProgram['train']>): Promise<void> {
  const paths = containerPaths(process.env);
  const stop = stopSignal('finishing the current mini-batch.');
  try {
    await train(paths, stop, logLine);
  } catch (error) {
    failProgram(error, paths.failureFile);
  }
}

async function runServing(load: NonNullable<AlgorithmProgram['load']>): Promise<void> {
  const stop = stopSignal('finishing the requests under way.');
  try {
    const invoke = load(containerPaths(process.env).modelDir);
    await serveHttp(invoke, process.env.SAGEMAKER_BIND_TO_PORT, stop);
  } catch (error) {
    failProgram(error, null);
  }
}
