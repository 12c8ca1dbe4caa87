import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import type { Shifting } from '../../../shared/model/endpoint';
import { formatClock, formatDateTime } from '../../../shared/model/format';
import type { GuardChoice, Promotion, PromotionRequest } from '../../../shared/model/promotion';
import type { Console } from '../../domains/console';
import type { PlannedPromotion } from '../../domains/promotions/contract';
import type { Scope } from '../../domains/scope';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { confirm } from '../confirm';
import { type CliContext, connect, connectOrOffline, Stop, unwrap } from '../context';
import { wholeNumber } from '../options';
import { table } from '../output';
import { packageArnOf } from '../package-arn';
import { checksText } from '../preflight-text';

interface PromoteOptions extends CodeOption {
  readonly package: string;
  readonly variant?: readonly string[];
  readonly strategy: string;
  readonly percent: number;
  readonly waitSeconds: number;
  readonly terminationWait: number;
  readonly errors: number;
  readonly latencyMs?: number;
  readonly alarm?: readonly string[];
  readonly alarms: boolean;
  readonly role?: string;
  readonly detach: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

/** `upside promote`, `upside revert` and `upside promotions`: moving versions to endpoints and back. */
export function addPromote(program: Command, context: CliContext): void {
  program
    .command('promote')
    .argument('<endpoint>', 'endpoint that gets the version')
    .description('move an approved version to an endpoint; exit 1 unless it was read back as live')
    .requiredOption('--package <version>', 'group/version, or an ARN')
    .option('--variant <name...>', 'only these variants (default: all)')
    .option('--strategy <kind>', 'all-at-once, canary or linear', 'canary')
    .option('--percent <number>', 'share of the canary, or of one linear step', wholeNumber, 10)
    .option('--wait-seconds <seconds>', 'how long alarms are watched after each step', wholeNumber, 60)
    .option('--termination-wait <seconds>', 'how long the old fleet stays afterwards', wholeNumber, 0)
    .option('--errors <count>', 'failed requests in a period that take it back', wholeNumber, 1)
    .option('--latency-ms <milliseconds>', 'mean latency above which it is taken back', wholeNumber)
    .option('--alarm <name...>', 'guard by these alarms instead of made ones')
    .option('--no-alarms', 'no alarm: nothing takes it back by itself')
    .option('--role <arn>', 'execution role of the new model')
    .option('--detach', 'return once the service has the update; the window or the next command carries it on', false)
    .option('--dry-run', 'show what would change and start nothing', false)
    .option(...codeOption)
    .option('-y, --yes', 'do not ask', false)
    .action(async (endpoint: string, options: PromoteOptions) => {
      const { console, scope } = await connect(context);
      const request = await toRequest(console, scope, endpoint, options);
      const planned = unwrap(await console.promotions.plan(scope, request));
      showPlan(context, planned);
      if (options.dryRun) return context.output.result(planned, () => 'Nothing was started.');
      refuseProblems(planned);
      if (options.code !== undefined) return printPlan(context, planned, options.code, scope);
      await confirm(
        context,
        options.yes,
        `Promote ${options.package} to ${endpoint} in account ${scope.accountId}, region ${scope.region}?`,
      );
      const confirmed = { accountId: scope.accountId, region: scope.region, target: endpoint };
      const { id } = unwrap(await console.promotions.start(scope, request, confirmed));
      await follow(context, console, scope, id, options.detach);
    });

  program
    .command('revert')
    .argument('<endpoint>', 'endpoint to take back')
    .description('back to the configuration before the last promotion; exit 1 unless it was read back as live')
    .option('--detach', 'return once the service has the update', false)
    .option(...codeOption)
    .option('-y, --yes', 'do not ask', false)
    .action(async (endpoint: string, { code, detach, yes }: CodeOption & { detach: boolean; yes: boolean }) => {
      const { console, scope } = await connect(context);
      const planned = unwrap(await console.promotions.planRevert(scope, endpoint));
      showPlan(context, planned);
      refuseProblems(planned);
      if (code !== undefined) return printPlan(context, planned, code, scope);
      await confirm(context, yes, `Take ${endpoint} back in account ${scope.accountId}, region ${scope.region}?`);
      const confirmed = { accountId: scope.accountId, region: scope.region, target: endpoint };
      const { id } = unwrap(await console.promotions.revert(scope, endpoint, confirmed));
      await follow(context, console, scope, id, detach);
    });

  const promotions = program.command('promotions').description('promotions of this machine and their flight recorders');
  promotions
    .command('list')
    .argument('[endpoint]', 'only of this endpoint')
    .description('newest first, from the offline store')
    .action(async (endpoint: string | undefined) => {
      const { console, scope } = await connectOrOffline(context);
      const list = unwrap(await console.promotions.list(scope, endpoint ?? null));
      context.output.result(list, () => promotionTable(list));
    });
  promotions
    .command('show')
    .argument('<id>', 'id of the promotion')
    .description('the verdict, and every call with its time')
    .action(async (id: string) => {
      const { console, scope } = await connectOrOffline(context);
      const flight = unwrap(await console.promotions.show(scope, id));
      context.output.result(flight, () =>
        [
          verdictText(flight.promotion),
          ...flight.calls.map(
            ({ at, milliseconds, operation, result, target }) =>
              `${formatClock(at)}  ${operation.padEnd(24)} ${target}  ${milliseconds} ms  ${result}`,
          ),
        ].join('\n'),
      );
    });
}

async function toRequest(
  console: Console,
  scope: Scope,
  endpoint: string,
  options: PromoteOptions,
): Promise<PromotionRequest> {
  const { defaults } = unwrap(await console.workspace.current());
  return {
    endpoint,
    packageArn: packageArnOf(options.package, scope),
    variants: options.variant ?? null,
    roleArn: options.role ?? defaults.roleArn,
    shifting: toShifting(options),
    terminationWaitSeconds: options.terminationWait,
    guards: toGuards(options),
  };
}

function toShifting({ percent, strategy, waitSeconds }: PromoteOptions): Shifting {
  if (strategy === 'all-at-once') return { kind: 'all-at-once' };
  const [kind, least] = strategy === 'linear' ? (['linear', 10] as const) : (['canary', 1] as const);
  if (strategy !== kind)
    throw new Stop(
      fail('input.invalid', `There is no strategy ${strategy}.`, 'Choose all-at-once, canary or linear.').error,
    );
  if (percent < least || percent > 50)
    throw new Stop(
      fail(
        'input.invalid',
        `--percent ${percent} is outside ${least} to 50, which SageMaker allows for ${kind}.`,
        'Choose another share.',
      ).error,
    );
  if (waitSeconds > 3_600)
    throw new Stop(
      fail(
        'input.invalid',
        `--wait-seconds ${waitSeconds} is more than the hour SageMaker allows.`,
        'Choose at most 3600.',
      ).error,
    );
  return kind === 'canary' ? { kind, percent, waitSeconds } : { kind, stepPercent: percent, waitSeconds };
}

function toGuards({ alarm, alarms, errors, latencyMs }: PromoteOptions): GuardChoice {
  if (!alarms) return { kind: 'none' };
  if (alarm !== undefined) return { kind: 'existing', names: alarm };
  return { kind: 'generate', errors: Math.max(1, errors), latencyMilliseconds: latencyMs ?? null };
}

function showPlan({ output }: CliContext, { checks, differences, notes, price }: PlannedPromotion): void {
  if (differences.length > 0)
    output.note(
      table(
        ['CHANGES', 'FROM', 'TO'],
        differences.map(({ after, before, field }) => [field, before ?? '—', after ?? '—']),
      ),
    );
  const open = checks.filter(({ outcome }) => outcome !== 'passed');
  if (open.length > 0) output.note(checksText(open));
  for (const note of [...notes, price]) output.note(note);
}

function refuseProblems({ problems }: PlannedPromotion): void {
  const first = problems[0];
  if (first !== undefined) throw new Stop(fail('promotion.refused', first.message, first.hint).error);
}

function printPlan(
  context: CliContext,
  { promotion }: PlannedPromotion,
  language: NonNullable<CodeOption['code']>,
  { region }: Scope,
): void {
  // Without problems there is one.
  if (promotion !== null) printCode(context, { kind: 'promotion', promotion }, language, region);
}

/** Says what happens as it happens. Throws Stop unless it was promoted, or has been handed over with --detach. */
async function follow(context: CliContext, console: Console, scope: Scope, id: string, detach: boolean): Promise<void> {
  let promotion: Promotion | null = null;
  for await (const result of console.promotions.watch(scope, id, context.signal)) {
    const news = unwrap(result);
    promotion = news.promotion;
    for (const { at, operation, result: said, target } of news.calls)
      context.output.note(`${formatClock(at)}  ${operation} ${target}: ${said}`);
    if (detach && (promotion.step === 'watch' || promotion.verdict !== null)) break;
  }
  if (promotion === null || (promotion.verdict === null && !detach))
    throw new Stop(
      fail(
        'cancelled',
        `The promotion ${id} goes on; only the watching has ended.`,
        `See it: upside promotions show ${id}`,
      ).error,
    );
  const ended = promotion;
  context.output.result(ended, () => verdictText(ended));
  if (ended.verdict !== null && ended.verdict.kind !== 'promoted')
    throw new Stop(
      fail(
        'promotion.refused',
        `${ended.endpoint} was not promoted: ${ended.verdict.reason}`,
        `Every call: upside promotions show ${id}`,
      ).error,
    );
}

function verdictText({ endpoint, id, kind, toConfig, verdict, version }: Promotion): string {
  const what = kind === 'revert' ? `the way back to ${toConfig}` : `${version} to ${endpoint}`;
  if (verdict === null) return `${id}: ${what} is under way.`;
  const rung = verdict.alarms.length === 0 ? '' : ` Alarms: ${verdict.alarms.join(', ')}.`;
  return `${id}: ${what}: ${verdict.kind}. ${verdict.reason}${rung}`;
}

function promotionTable(list: readonly Promotion[]): string {
  if (list.length === 0) return 'No promotion yet. Start one: upside promote ENDPOINT --package group/version';
  return table(
    ['ID', 'ENDPOINT', 'WHAT', 'STARTED', 'VERDICT'],
    list.map(({ endpoint, id, kind, startedAt, toConfig, verdict, version }) => [
      id,
      endpoint,
      kind === 'revert' ? `back to ${toConfig}` : (version ?? ''),
      formatDateTime(startedAt),
      verdict?.kind ?? 'under way',
    ]),
  );
}
