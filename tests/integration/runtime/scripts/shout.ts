/** A processing program for tests, on the part that built-in programs stand on: repeats its input in capital letters. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../../electron/local/algorithms/shared/program';
import { InputError } from '../../../../shared/model/input-error';

await runProgram({
  name: 'shout',
  async process(paths, stop, log) {
    const output = paths.output('loud');
    mkdirSync(output, { recursive: true });
    if (!existsSync(paths.input('words'))) throw new InputError('There is no input "words".');
    for (const name of readdirSync(paths.input('words')).sort()) {
      const text = readFileSync(join(paths.input('words'), name), 'utf8');
      if (text.trim() === '') throw new InputError(`${name} is empty.`);
      writeFileSync(join(output, name), text.toUpperCase());
      log(`shouted ${name}`);
    }
    if (process.env.LINGER !== undefined) {
      log(`lingering=${process.pid}`);
      // A signal's listener alone does not keep a process.
      const work = setInterval(() => undefined, 60_000);
      await new Promise((resolve) => stop.addEventListener('abort', resolve));
      clearInterval(work);
    }
    writeFileSync(paths.messageFile, `done, stopped: ${stop.aborted}`);
  },
});
