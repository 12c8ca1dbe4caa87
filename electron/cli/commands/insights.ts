import { resolve } from 'node:path';
import type { Command } from 'commander';
import { fail, type Result } from '../../../shared/errors/result';
import { formatDateTime } from '../../../shared/model/format';
import { isProcessingTerminal } from '../../../shared/model/processing-job';
import type { Fetched } from '../../../shared/model/time';
import type { Console } from '../../domains/console';
import type { OneVersion } from '../../domains/datasets/contract';
import type { ExportKind, InsightKind } from '../../domains/insights/contract';
import type { Scope } from '../../domains/scope';
import { type CliContext, connect, connectOrOffline, Stop, unwrap } from '../context';
import { cancelled } from '../data-source';
import { versionOf } from '../version-of';
import { networkText, themesText } from './insights-text';

interface InsightOptions {
  readonly wait: boolean;
  readonly out?: string;
}

type State<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'computing'; readonly jobName: string }
  | { readonly kind: 'failed'; readonly jobName: string; readonly reason: string }
  | { readonly kind: 'ready'; readonly fetched: Fetched<T> };

/** `upside insights themes|network`: what can be seen in a data set; computed with --wait where it is not there yet. */
export function addInsights(program: Command, context: CliContext): void {
  const insights = program.command('insights').description('themes and the network of characters of a data set');
  add(insights, context, 'themes', 'themes of the episodes and speakers', {
    read: (console, scope, one) => console.insights.themes(scope, one),
    text: themesText,
    exported: () => 'themes-json',
  });
  add(insights, context, 'network', 'the strongest ties between characters, and their communities', {
    read: (console, scope, one) => console.insights.network(scope, one),
    text: networkText,
    exported: (path) => (/\.graphml$/i.test(path) ? 'network-graphml' : 'network-json'),
  });
}

function add<T>(
  insights: Command,
  context: CliContext,
  what: InsightKind,
  description: string,
  insight: {
    readonly read: (console: Console, scope: Scope, one: OneVersion) => Promise<Result<State<T>>>;
    readonly text: (value: T) => string;
    readonly exported: (path: string) => ExportKind;
  },
): void {
  const formats = what === 'network' ? 'as GraphML if it ends in .graphml, else as JSON' : 'as JSON';
  insights
    .command(what)
    .argument('<dataset>', 'NAME or NAME@VERSION; without a version the newest that is ready')
    .option('-w, --wait', 'compute it where it is not there yet, and wait for it', false)
    .option('--out <file>', `write it to a file, ${formats}`)
    .description(description)
    .action(async (label: string, { out, wait }: InsightOptions) => {
      const { console, scope } = wait ? await connect(context) : await connectOrOffline(context);
      const one = await versionOf(console, scope, label);
      const read = async () => unwrap(await insight.read(console, scope, one));
      let state = await read();
      if (wait && state.kind !== 'ready') {
        await compute(context, console, scope, one, what);
        state = await read();
      }
      const { fetchedAt, source, value } = readyOf(state, label, what);
      if (source === 'store') context.output.note(`Offline: as of ${formatDateTime(fetchedAt)}.`);
      if (out !== undefined) {
        const path = resolve(out);
        const saved = await console.insights.export(scope, one, insight.exported(path), path, context.signal);
        const { bytes } = unwrap(saved);
        return context.output.result({ ...one, path, bytes }, () => path);
      }
      context.output.result({ ...one, fetchedAt, source, [what]: value }, () => insight.text(value));
    });
}

/** Starts the job, or follows the one that runs. Throws Stop unless it completed. */
async function compute(
  context: CliContext,
  console: Console,
  scope: Scope,
  one: OneVersion,
  what: InsightKind,
): Promise<void> {
  const { accountId, region } = scope;
  const confirmed = { accountId, region, target: `${what} of ${one.dataset}@${one.version}` };
  const { jobName } = unwrap(await console.insights.compute(scope, one, what, confirmed));
  context.output.note(`${jobName} computes it …`);
  for await (const result of console.processing.watch(scope, jobName, context.signal)) {
    const { source, value: job } = unwrap(result);
    if (source === 'store' || !isProcessingTerminal(job.status)) continue;
    if (job.status === 'Completed') return;
    throw new Stop(
      fail(
        'job.state',
        `${jobName} did not complete: ${job.failureReason ?? `it is ${job.status}`}`,
        `Read its log: upside processing logs ${jobName}`,
      ).error,
    );
  }
  throw cancelled('The waiting');
}

function readyOf<T>(state: State<T>, label: string, what: InsightKind): Fetched<T> {
  switch (state.kind) {
    case 'ready':
      return state.fetched;
    case 'absent':
      throw new Stop(
        fail('object.not-found', `The ${what} of ${label} are not computed yet.`, 'Add --wait to compute them.').error,
      );
    case 'computing':
      throw new Stop(
        fail('job.state', `${state.jobName} computes it right now.`, 'Add --wait, or ask again in a moment.').error,
      );
    case 'failed':
      throw new Stop(
        fail('job.state', `${state.jobName} failed: ${state.reason}`, 'Add --wait to compute it again.').error,
      );
  }
}
