import { Command, CommanderError } from 'commander';
import { fail } from '../../shared/errors/result';
import { addData } from './commands/data';
import { addJobs } from './commands/jobs';
import { addLocal } from './commands/local';
import { addTour } from './commands/tour';
import { type CliContext, Stop } from './context';

/** Exit codes: 0 done, 1 an expected failure, 2 wrong usage, 70 a bug, 130 interrupted. */
export const exitCodes = { done: 0, failed: 1, usage: 2, bug: 70, interrupted: 130 } as const;

/** The whole `upside` command. */
export function buildProgram(context: CliContext, version: string): Command {
  const program = new Command('upside')
    .description('Training jobs on SageMaker or on this machine, without a window.')
    .version(version)
    .option('--json', 'results as JSON on stdout, failures as JSON on stderr', false)
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride();
  addJobs(program, context);
  addData(program, context);
  addLocal(program, context);
  addTour(program, context);
  for (const command of everyCommand(program)) {
    if (command !== program) command.exitOverride().option('--json', 'results as JSON', false);
  }
  return program;
}

/** Runs one command line and returns its exit code. Expected failures are printed here and nowhere else. */
export async function runProgram(program: Command, context: CliContext, words: readonly string[]): Promise<number> {
  try {
    await program.parseAsync([...words], { from: 'user' });
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (context.signal.aborted) return exitCodes.interrupted;
    if (error instanceof Stop) {
      context.output.failure(error.failure);
      return exitCodes.failed;
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    context.output.failure(
      fail('internal', `This is a bug in Upside: ${message}`, 'Please report it with the text above.').error,
    );
    return exitCodes.bug;
  }
}

function everyCommand(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
