import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { formatBytes, formatCount, formatDateTime } from '../../../shared/model/format';
import { forgetTarget, type HeldLog, logsToForget } from '../../../shared/model/store-budget';
import { thingWords } from '../../../shared/model/thing';
import { parseBytes } from '../byte-size';
import { confirm } from '../confirm';
import { type CliContext, connectOrOffline, Stop, unwrap } from '../context';
import { table } from '../output';

interface ForgetOptions {
  readonly overBudget: boolean;
  readonly budget?: string;
  readonly all: boolean;
  readonly yes: boolean;
}

/** `upside storage show|forget`: what is kept on this machine, and which logs leave it. */
export function addStorage(program: Command, context: CliContext): void {
  const storage = program.command('storage').description('what Upside keeps on this machine');

  storage
    .command('show')
    .description('how much is kept where, and the logs of what has ended, oldest first')
    .action(async () => {
      const { console, scope } = await connectOrOffline(context);
      const usage = unwrap(await console.storage.usage(scope));
      const { storeBudgetBytes } = context.settings.load();
      const going = logsToForget(usage.logs, usage.store.bytes, storeBudgetBytes);
      if (going.length > 0)
        context.output.note(`Over its budget: upside storage forget --over-budget would forget ${targetOf(going)}.`);
      context.output.result({ ...usage, storeBudgetBytes, wouldGo: going.map(({ key }) => key) }, () =>
        [
          table(
            ['', ''],
            [
              ['Data folder', usage.home],
              ['Offline store', formatBytes(usage.store.bytes)],
              ['Its budget', storeBudgetBytes === null ? 'none' : formatBytes(storeBudgetBytes)],
              ['Local workspace', formatBytes(usage.local.bytes)],
            ],
          ).trimStart(),
          '',
          logTable(usage.logs),
        ].join('\n'),
      );
    });

  storage
    .command('forget')
    .argument('[logs...]', 'names of logs, as `upside storage show` lists them')
    .option('--over-budget', 'the oldest, as many as it takes for the store to fit its budget', false)
    .option('--budget <size>', 'with --over-budget: another budget than that of the settings, such as 512MiB')
    .option('--all', 'every log of what has ended', false)
    .option('-y, --yes', 'do not ask', false)
    .description('remove logs from the offline store and nowhere else; the jobs stay')
    .action(async (names: readonly string[], options: ForgetOptions) => {
      const { console, scope } = await connectOrOffline(context);
      const usage = unwrap(await console.storage.usage(scope));
      const going = chosen(context, usage, names, options);
      if (going.length === 0) return context.output.result({ logs: 0, bytes: 0 }, () => 'Nothing would go.');
      const { accountId, region } = scope;
      const target = targetOf(going);
      for (const { key } of going.slice(0, 8)) context.output.note(key);
      if (going.length > 8) context.output.note(`… and ${going.length - 8} more`);
      const where = `in account ${accountId}, region ${region}`;
      await confirm(context, options.yes, `Forget ${target} in the offline store of this machine, ${where}?`);
      const keys = going.map(({ key }) => key);
      const done = unwrap(await console.storage.forget(scope, keys, { accountId, region, target }));
      context.output.result({ ...done, keys }, () => `${target} forgotten; ${formatBytes(done.bytes)} are free again.`);
    });
}

/** Which logs are meant; exactly one way must say so. Throws Stop. */
function chosen(
  context: CliContext,
  usage: { readonly logs: readonly HeldLog[]; readonly store: { readonly bytes: number } },
  names: readonly string[],
  { all, budget, overBudget }: ForgetOptions,
): readonly HeldLog[] {
  if ([names.length > 0, overBudget, all].filter(Boolean).length !== 1)
    throw invalid('It is not said which logs are meant.', 'Give their names, or --over-budget, or --all.');
  if (all) return usage.logs;
  if (overBudget) {
    const bytes = budget === undefined ? context.settings.load().storeBudgetBytes : parseBytes(budget);
    if (budget !== undefined && bytes === null) throw invalid(`${budget} is no size.`, 'Write it as 512MiB or 2GiB.');
    return logsToForget(usage.logs, usage.store.bytes, bytes);
  }
  return names.map((name) => {
    const found = usage.logs.find(({ key }) => key === name);
    if (found) return found;
    throw invalid(`There is no log ${name}, or what writes it still runs.`, '`upside storage show` lists the logs.');
  });
}

const targetOf = (going: readonly HeldLog[]): string => forgetTarget(going.map(({ key }) => key));

function logTable(logs: readonly HeldLog[]): string {
  if (logs.length === 0) return 'No log of anything that has ended is kept.';
  return table(
    ['LOG', 'OF', 'LINES', 'ABOUT', 'LAST LINE'],
    logs.map(({ bytes, key, lines, newestAt, thing }) => [
      key,
      thingWords[thing.kind],
      formatCount(lines),
      formatBytes(bytes),
      formatDateTime(newestAt),
    ]),
    [2, 3],
  );
}

function invalid(message: string, hint: string): Stop {
  return new Stop(fail('input.invalid', message, hint).error);
}
