import type { Command } from 'commander';
import { type CliContext, unwrap } from '../context';
import { wholeNumber } from '../options';

/** `upside local …`: the process of the local workspace. */
export function addLocal(program: Command, context: CliContext): void {
  const local = program.command('local').description('the local workspace: SageMaker on this machine');

  local
    .command('start')
    .option('--slots <count>', 'jobs that may run at once', wholeNumber)
    .option('--python <path>', 'interpreter for training scripts of your own (default: $UPSIDE_PYTHON)')
    .description('start it, or say where it runs already; options count only for the one that is started')
    .action(async ({ slots, python }: { slots?: number; python?: string }) => {
      const { local: daemon } = await context.open();
      const runs = (await daemon.status()).kind === 'running';
      if (runs && (slots !== undefined || python !== undefined)) {
        context.output.note('It runs already, so --slots and --python change nothing; stop it first to change them.');
      }
      const { endpoint, region, accountId } = unwrap(
        await daemon.ensure(context.signal, [
          ...(slots === undefined ? [] : ['--slots', String(slots)]),
          ...(python === undefined ? [] : ['--python', python]),
        ]),
      );
      context.output.result(
        { endpoint, region, accountId },
        () => `${endpoint}  account ${accountId}  region ${region}`,
      );
    });

  local
    .command('status')
    .description('whether it runs, and where; exit 1 when it does not')
    .action(async () => {
      const { local: daemon } = await context.open();
      const status = await daemon.status();
      if (status.kind === 'running') {
        const { endpoint, region, accountId } = status.endpoint;
        context.output.result(
          { status: 'running', pid: status.pid, endpoint, region, accountId },
          () => `running  ${endpoint}  process ${status.pid}`,
        );
      } else {
        context.output.result({ status: status.kind }, () => status.kind);
        process.exitCode = 1;
      }
    });

  local
    .command('stop')
    .description('stop it and every job it runs; returns when it is gone')
    .action(async () => {
      const { local: daemon } = await context.open();
      const { wasRunning } = unwrap(await daemon.stop(context.signal));
      context.output.result({ stopped: true, wasRunning }, () => (wasRunning ? 'stopped' : 'was not running'));
    });

  local
    .command('env')
    .description('variables for boto3 and the AWS CLI: eval "$(upside local env)"')
    .action(async () => {
      const { local: daemon } = await context.open();
      const variables = unwrap(await daemon.environment());
      context.output.result(variables, () =>
        Object.entries(variables)
          .map(([name, value]) => `export ${name}='${value}'`)
          .join('\n'),
      );
    });
}
