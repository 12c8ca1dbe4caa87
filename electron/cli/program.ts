import { Command, CommanderError, Option } from 'commander';
import { fail } from '../../shared/errors/result';
import { addAccount } from './commands/account';
import { addAudit } from './commands/audit';
import { addCatalogue } from './commands/catalogue';
import { addChat } from './commands/chat';
import { addChats } from './commands/chats';
import { addData } from './commands/data';
import { addDoctor } from './commands/doctor';
import { addEndpoints } from './commands/endpoints';
import { addInsights } from './commands/insights';
import { addJobs } from './commands/jobs';
import { addLocal } from './commands/local';
import { addModels } from './commands/models';
import { addNotifications } from './commands/notifications';
import { addOverview } from './commands/overview';
import { addPrices } from './commands/prices';
import { addProcessing } from './commands/processing';
import { addPromote } from './commands/promote';
import { addSettings } from './commands/settings';
import { addStorage } from './commands/storage';
import { addTour } from './commands/tour';
import { addWorkspaces } from './commands/workspaces';
import { type CliContext, Stop } from './context';

const usageHint = 'Add --help to see how it is used.';

/** Exit codes: 0 done, 1 an expected failure, 2 wrong usage, 70 a bug, 130 interrupted. */
const exitCodes = { done: 0, failed: 1, usage: 2, bug: 70, interrupted: 130 } as const;

/** The whole `upside` command. */
export function buildProgram(context: CliContext, version: string): Command {
  const program = new Command('upside')
    .description('SageMaker NLP projects on AWS or on this machine, without a window.')
    .addHelpText('after', '\nExit codes: 0 done, 1 an expected failure, 2 wrong usage, 70 a bug, 130 interrupted.')
    .version(version)
    .option('--json', 'results as JSON on stdout, failures as JSON on stderr', false)
    .option(
      '--workspace <id>',
      'the workspace to work in, see `upside workspaces list`; UPSIDE_WORKSPACE, or this machine',
    )
    .showHelpAfterError(usageHint)
    .configureOutput({ writeErr: (text) => context.output.json || process.stderr.write(text) })
    .exitOverride();
  addOverview(program, context);
  addJobs(program, context);
  addProcessing(program, context);
  addData(program, context);
  addInsights(program, context);
  addModels(program, context);
  addEndpoints(program, context);
  addPromote(program, context);
  addChat(program, context);
  addChats(program, context);
  addAccount(program, context);
  addPrices(program, context);
  addCatalogue(program, context);
  addAudit(program, context);
  addWorkspaces(program, context);
  addNotifications(program, context);
  addSettings(program, context);
  addStorage(program, context);
  addLocal(program, context);
  addDoctor(program, context);
  addTour(program, context);
  for (const command of everyCommand(program)) {
    if (command === program) continue;
    command.exitOverride().option('--json', 'results as JSON', false);
    command.addOption(new Option('--workspace <id>', 'the workspace to work in').hideHelp());
  }
  return program;
}

/** Runs one command line and returns its exit code. Expected failures are printed here and nowhere else. */
export async function runProgram(program: Command, context: CliContext, words: readonly string[]): Promise<number> {
  try {
    await program.parseAsync([...words], { from: 'user' });
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.done;
      // As text the parser has printed it already.
      const said = error.code === 'commander.help' ? 'A command is missing.' : error.message.replace(/^error: /, '');
      if (context.output.json) context.output.failure(fail('input.invalid', said, usageHint).error);
      return exitCodes.usage;
    }
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
