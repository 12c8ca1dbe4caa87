import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../../../../shared/model/input-error';
import { containerPaths } from './container-paths';
import { errorLine, logLine } from './log';
import { train } from './train';

/** The program of the built-in algorithm: `node location-classifier.js train` in SageMaker's container contract. */
async function main(): Promise<void> {
  const command = process.argv[2];
  if (command !== 'train') {
    errorLine(`Usage: location-classifier train. "${command ?? ''}" is not a command of it.`);
    process.exitCode = 2;
    return;
  }
  const paths = containerPaths(process.env);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!stop.signal.aborted) logLine(`${signal} received: finishing the current mini-batch.`);
      stop.abort();
    });
  }
  try {
    await train(paths, stop.signal, logLine);
  } catch (error) {
    const text = error instanceof InputError ? error.message : String(error instanceof Error ? error.stack : error);
    errorLine(text);
    mkdirSync(dirname(paths.failureFile), { recursive: true });
    writeFileSync(paths.failureFile, text);
    process.exitCode = 1;
  }
}

await main();
