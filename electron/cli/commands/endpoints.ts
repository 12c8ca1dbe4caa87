import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { formatClock } from '../../../shared/model/format';
import type { Console } from '../../domains/console';
import type { Scope } from '../../domains/scope';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { confirm } from '../confirm';
import { type CliContext, connect, connectOrOffline, Stop, unwrap } from '../context';
import { noteAge } from '../note-age';
import { addDeploy } from './endpoints-deploy';
import { addEndpointFigures } from './endpoints-figures';
import { addInvoke } from './endpoints-invoke';
import { addScale } from './endpoints-scale';
import { endpointTable, endpointText } from './endpoints-text';

/** `upside endpoints …`: real-time endpoints without a window. */
export function addEndpoints(program: Command, context: CliContext): void {
  const endpoints = program.command('endpoints').description('deploy models, call them, scale and delete them');
  addDeploy(endpoints, context);

  endpoints
    .command('list')
    .description('list the endpoints, newest first; from the offline store when the workspace does not answer')
    .action(async () => {
      const { console, online, scope } = await connectOrOffline(context);
      const seen = online ? await firstLive(console.endpoints.watchList(scope, context.signal)) : null;
      const list = seen ?? { ...unwrap(await console.endpoints.list(scope)), source: 'store' as const };
      noteAge(context, list);
      for (const { configs, endpoint, models } of list.leftBehind) {
        const names = [...configs, ...models].join(', ');
        context.output.note(
          `Left behind by ${endpoint}: ${names}. upside endpoints delete ${endpoint} --leftovers-only`,
        );
      }
      context.output.result(list, () => endpointTable(list.endpoints));
    });

  endpoints
    .command('show')
    .argument('<name>', 'name of the endpoint')
    .description('everything known of one endpoint')
    .action(async (name: string) => {
      const { console, scope } = await connectOrOffline(context);
      const shown = unwrap(await console.endpoints.show(scope, name));
      noteAge(context, shown);
      context.output.result(shown, () => endpointText(shown.value, scope.workspaceId));
    });

  addScale(endpoints, context);
  addInvoke(endpoints, context);
  addEndpointFigures(endpoints, context);

  endpoints
    .command('logs')
    .argument('<name>', 'name of the endpoint')
    .option('-f, --follow', 'go on with new lines until Ctrl+C or the end of the endpoint', false)
    .description('what its programs wrote; with --json one object a line')
    .action(async (name: string, { follow }: { follow: boolean }) => {
      const { console, online, scope } = await connectOrOffline(context);
      // Only a name that is or was there has a log to show.
      unwrap(await console.endpoints.show(scope, name));
      if (online) unwrap(await console.endpoints.readLog(scope, name, context.signal));
      else context.output.note('The workspace does not answer; these lines were read before.');
      const printed = await printHeld(context, console, scope, name);
      if (!follow || !online) return;
      let next = printed;
      for await (const result of console.endpoints.log(scope, name, context.signal)) {
        const item = unwrap(result);
        if (item.kind === 'gap') context.output.note(item.reason);
        if (item.kind !== 'lines') continue;
        for (const line of item.lines.filter(({ index }) => index >= next)) printLine(context, line);
        next = Math.max(next, (item.lines.at(-1)?.index ?? -1) + 1);
      }
    });

  endpoints
    .command('delete')
    .argument('<name>', 'name of the endpoint')
    .option('--keep-leftovers', 'leave its configuration and its models', false)
    .option('--leftovers-only', 'only what an unfinished deployment or deletion left behind', false)
    .option(...codeOption)
    .option('-y, --yes', 'do not ask', false)
    .description('end an endpoint, with its configuration and models unless others use them; read back as gone')
    .action(async (name: string, options: DeleteOptions) => {
      const { console, scope } = await connect(context);
      const { configs, models } = options.leftoversOnly
        ? await leftBehind(console, scope, name)
        : await leftovers(context, console, scope, name, options.keepLeftovers);
      if (options.code !== undefined)
        return printCode(context, { kind: 'deletion', endpoint: name, configs, models }, options.code, scope.region);
      const also = [...configs, ...models];
      const what = options.leftoversOnly ? also.join(', ') : [name, ...also].join(', ');
      await confirm(context, options.yes, `Delete ${what} in account ${scope.accountId}, region ${scope.region}?`);
      const confirmed = { accountId: scope.accountId, region: scope.region, target: name };
      const wish = { configs, models, leftoversOnly: options.leftoversOnly };
      const report = unwrap(await console.endpoints.delete(scope, name, wish, confirmed));
      for (const one of report.kept) context.output.note(`Still there: ${one.name}. ${one.reason}`);
      context.output.result(report, () => `Deleted ${report.deleted.join(', ')}.`);
      if (report.kept.length > 0) process.exitCode = 1;
    });
}

interface DeleteOptions extends CodeOption {
  readonly keepLeftovers: boolean;
  readonly leftoversOnly: boolean;
  readonly yes: boolean;
}

interface Names {
  readonly configs: string[];
  readonly models: string[];
}

/** What would stay, shown first; what others use stays in any case. */
async function leftovers(
  context: CliContext,
  console: Console,
  scope: Scope,
  name: string,
  keep: boolean,
): Promise<Names> {
  const found = unwrap(await console.endpoints.leftovers(scope, name));
  for (const one of found) {
    const stays = one.usedBy.length > 0 ? `stays: used by ${one.usedBy.join(', ')}` : keep ? 'stays' : 'is deleted too';
    context.output.note(`${one.kind === 'config' ? 'Configuration' : 'Model'} ${one.name} ${stays}.`);
  }
  const free = keep ? [] : found.filter(({ usedBy }) => usedBy.length === 0);
  const named = (kind: 'config' | 'model'): string[] => free.filter((one) => one.kind === kind).map((one) => one.name);
  return { configs: named('config'), models: named('model') };
}

async function leftBehind(console: Console, scope: Scope, name: string): Promise<Names> {
  const list = unwrap(await console.endpoints.list(scope));
  const found = list.leftBehind.find(({ endpoint }) => endpoint === name);
  if (found) return { configs: [...found.configs], models: [...found.models] };
  throw new Stop(
    fail('endpoint.not-found', `Nothing of ${name} is known to be left behind.`, 'upside endpoints list names what is.')
      .error,
  );
}

async function printHeld(context: CliContext, console: Console, scope: Scope, name: string): Promise<number> {
  for (let next = 0; ; ) {
    const { lines } = unwrap(await console.endpoints.logPage(scope, name, next, 1_000));
    if (lines.length === 0) return next;
    for (const line of lines) printLine(context, line);
    next += lines.length;
  }
}

function printLine(context: CliContext, line: { readonly at: number; readonly text: string }): void {
  context.output.item(line, () => `${formatClock(line.at)}  ${line.text}`);
}

/** The first list that came from the service with every endpoint described; null when the stream ended without one. */
async function firstLive(stream: ReturnType<Console['endpoints']['watchList']>) {
  for await (const result of stream) {
    if (!result.ok) return null;
    const { endpoints, source } = result.data;
    if (source === 'live' && endpoints.every(({ view }) => view !== null)) return result.data;
  }
  return null;
}
