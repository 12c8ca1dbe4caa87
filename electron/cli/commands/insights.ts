import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { fail, type Result } from '../../../shared/errors/result';
import { formatDateTime } from '../../../shared/model/format';
import { isProcessingTerminal } from '../../../shared/model/processing-job';
import type { Fetched } from '../../../shared/model/time';
import type { Console } from '../../domains/console';
import type { OneVersion } from '../../domains/datasets/contract';
import type { InsightKind, InsightsDomain, PictureFormat } from '../../domains/insights/contract';
import type { Scope } from '../../domains/scope';
import { builtInJob } from '../built-in-job';
import { type CodeOption, codeOption, printJobCode } from '../code-option';
import { type CliContext, connect, connectOrOffline, Stop, unwrap } from '../context';
import { cancelled } from '../data-source';
import { addPictureOptions, type PictureOptions, pictureOf } from '../network-picture';
import { versionOf } from '../version-of';
import { addInsightsLook } from './insights-look';
import { networkText, themesText } from './insights-text';

type Format = 'json' | 'graphml' | PictureFormat;

interface InsightOptions extends PictureOptions, CodeOption {
  readonly wait: boolean;
  readonly out?: string;
  readonly format?: Format;
}

type State<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'computing'; readonly jobName: string }
  | { readonly kind: 'failed'; readonly jobName: string; readonly reason: string }
  | { readonly kind: 'ready'; readonly fetched: Fetched<T> };

/** How one insight is read, told and written. */
interface Insight<T> {
  readonly formats: readonly [Format, ...Format[]];
  readonly read: (console: Console, scope: Scope, one: OneVersion) => Promise<Result<State<T>>>;
  readonly text: (value: T) => string;
  readonly save: (
    insights: InsightsDomain,
    scope: Scope,
    one: OneVersion,
    value: T,
    path: string,
    options: InsightOptions & { readonly format: Format },
  ) => Promise<Result<{ readonly bytes: number }>>;
}

/** `upside insights themes|network`: what can be seen in a data set; computed with --wait where it is not there yet. */
export function addInsights(program: Command, context: CliContext): void {
  const insights = program.command('insights').description('themes and the network of characters of a data set');
  add(insights, context, 'themes', 'themes of the episodes and speakers', {
    formats: ['json'],
    read: (console, scope, one) => console.insights.themes(scope, one),
    text: themesText,
    save: (domain, scope, one, _report, path) => domain.export(scope, one, 'themes-json', path, context.signal),
  });
  const network = add(insights, context, 'network', 'the strongest ties between characters, and their communities', {
    formats: ['json', 'graphml', 'svg', 'png'],
    read: (console, scope, one) => console.insights.network(scope, one),
    text: networkText,
    save: async (domain, scope, one, value, path, options) => {
      const { format } = options;
      return format === 'svg' || format === 'png'
        ? domain.picture(scope, one, format, pictureOf(value, options), path, context.signal)
        : domain.export(scope, one, `network-${format}`, path, context.signal);
    },
  });
  addPictureOptions(network);
  addInsightsLook(insights, context);
}

function add<T>(
  insights: Command,
  context: CliContext,
  what: InsightKind,
  description: string,
  insight: Insight<T>,
): Command {
  const { formats } = insight;
  return insights
    .command(what)
    .argument('<dataset>', 'NAME or NAME@VERSION; without a version the newest that is ready')
    .option('-w, --wait', 'compute it where it is not there yet, and wait for it', false)
    .option('--code <language>', 'print how to compute it as aws-cli or python code and do nothing', codeOption[2])
    .option('--out <file>', `write it to a file; its ending says whether as ${formats.join(', ')}`)
    .addOption(
      new Option(
        '--format <format>',
        `write it to a file of this kind; without --out NAME-VERSION-${what}.FORMAT, here`,
      ).choices(formats),
    )
    .description(description)
    .action(async (label: string, options: InsightOptions) => {
      const { code, format, out, wait } = options;
      const { console, scope } = wait || code ? await connect(context) : await connectOrOffline(context);
      const one = await versionOf(console, scope, label);
      if (code !== undefined)
        return printJobCode(context, unwrap(await console.insights.plan(scope, one, what)), code, scope.region);
      const read = async () => unwrap(await insight.read(console, scope, one));
      let state = await read();
      if (wait && state.kind !== 'ready') {
        await compute(context, console, scope, one, what);
        state = await read();
      }
      const { fetchedAt, source, value } = readyOf(state, label, what);
      if (source === 'store') context.output.note(`Offline: as of ${formatDateTime(fetchedAt)}.`);
      if (out === undefined && format === undefined)
        return context.output.result({ ...one, fetchedAt, source, [what]: value }, () => insight.text(value));
      const as = format ?? formats.find((kind) => out?.toLowerCase().endsWith(`.${kind}`)) ?? formats[0];
      const path = resolve(out ?? `${one.dataset}-${one.version}-${what}.${as}`);
      const saved = await insight.save(console.insights, scope, one, value, path, { ...options, format: as });
      const { bytes } = unwrap(saved);
      context.output.result({ ...one, format: as, path, bytes }, () => path);
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
  const { log, who } = builtInJob(scope, jobName);
  context.output.note(`${who} computes it …`);
  for await (const result of console.insights.watch(scope, jobName, context.signal)) {
    const { source, value } = unwrap(result);
    if (source === 'store' || !isProcessingTerminal(value.status)) continue;
    if (value.status === 'Completed') return;
    throw new Stop(
      fail(
        'job.state',
        `${jobName} did not complete: ${value.failureReason ?? `it is ${value.status}`}`,
        `Read its log: ${log}`,
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
