import { createInterface } from 'node:readline/promises';
import { fail } from '../../shared/errors/result';
import { type CliContext, Stop } from './context';
import { cancelled } from './data-source';

/** Asks once on a terminal. Without one, --yes is the only way to agree. Throws Stop otherwise. */
export async function confirm(context: CliContext, yes: boolean, question: string): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new Stop(fail('input.invalid', `Nobody could be asked: ${question}`, 'Add --yes to agree beforehand.').error);
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await prompt.question(`${question} [y/N] `, { signal: context.signal });
    if (!/^y(es)?$/i.test(answer.trim())) throw cancelled('It');
  } finally {
    prompt.close();
  }
}
