import { assertNever } from '../../../../shared/errors/assert-never';
import type { Failure } from '../../../../shared/errors/result';
import type { Promotion, PromotionStep, PromotionVerdict } from '../../../../shared/model/promotion';
import type { Workspace } from '../../../../shared/model/workspace';
import type { AwsWorkspace } from '../../aws-ports';
import { anyChangedWithin } from '../../notifier';
import type { Clock, Logger } from '../../platform-ports';
import type { Link } from '../../workspace/link';
import type { PromotionStore } from '../ports';
import { ensureAlarms, ensureConfig, ensureModel, readBack, type StepOutcome } from './ensure';
import { judge } from './judge';
import { takeSample } from './look';
import { type ChangingCall, createRecorder } from './recorder';
import { sendUpdate } from './send-update';

export interface DriveOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: PromotionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told after every step, call and sample that was stored. */
  readonly onChange: () => void;
  /** Told of every call that changed something, or tried to. */
  readonly onChanging: (promotion: Promotion, call: ChangingCall) => Promise<void>;
  /** Renews the right to drive; false when another process has it by now. */
  readonly renew: () => Promise<boolean>;
}

/** Pauses between two looks while traffic moves, ms: DescribeEndpoint is throttled on AWS at 5 s. */
const watchPause: Readonly<Record<Workspace['kind'], number>> = { local: 1_000, aws: 10_000 };
/** Pauses before a step is made again, ms, doubling. */
const firstPause = 500;
const longestPause = 15_000;
/** How long beyond the deployment's own time limit the service may stay unanswered before the outcome is called unknown, ms. */
const patience = 1_800_000;
/** Deletions of alarms that are tried before they are left behind and said so. */
const cleanUpTries = 3;

/**
 * Carries a promotion on from the step it is at, until it has ended, the signal aborts or somebody
 * else drives it. Every step is stored before it is made and safe to make again.
 */
export async function drive(begun: Promotion, options: DriveOptions, signal: AbortSignal): Promise<Promotion> {
  const { clock, link, logger, store, workspaceId } = options;
  const call = createRecorder(begun.id, store, clock, logger, options.onChange, (changing) =>
    options.onChanging(begun, changing),
  );
  const drivenSince = clock.elapsed();
  let promotion = begun;
  let pause = firstPause;
  let cleanUps = 0;

  const save = async (change: Partial<Promotion>): Promise<void> => {
    promotion = { ...promotion, ...change };
    await store.save(workspaceId, promotion);
    options.onChange();
  };
  const moveTo = async (step: PromotionStep): Promise<void> => {
    pause = firstPause;
    await save({ step });
  };
  const conclude = async (kind: PromotionVerdict['kind'], reason: string): Promise<void> => {
    const verdict = { kind, reason, alarms: await rungAlarms(promotion, store), at: clock.now() };
    logger.info('promotions.concluded', { id: promotion.id, endpoint: promotion.endpoint, verdict: kind });
    await save({ step: 'clean-up', verdict });
  };
  const again = async (failure: Failure): Promise<void> => {
    const late = clock.now() - promotion.startedAt > promotion.plan.maximumSeconds * 1_000 + patience;
    if (late && clock.elapsed() - drivenSince > longestPause)
      return conclude('unknown', `Nobody could say what became of it: ${failure.message}`);
    await clock.wait(pause, signal);
    pause = Math.min(longestPause, pause * 2);
  };
  const step = async (outcome: StepOutcome, next: PromotionStep): Promise<void> => {
    if (outcome.kind === 'done') return moveTo(next);
    if (outcome.kind === 'refused') return conclude('failed', `${outcome.reason} The endpoint was not changed.`);
    return again(outcome.failure);
  };

  const advance = async (aws: AwsWorkspace, kind: Workspace['kind']): Promise<void> => {
    switch (promotion.step) {
      case 'alarms':
        return step(await ensureAlarms(promotion, aws, call), 'model');
      case 'model':
        return step(await ensureModel(promotion, aws, call), 'config');
      case 'config':
        return step(await ensureConfig(promotion, aws, call), 'update');
      case 'update': {
        const outcome = await sendUpdate(promotion, aws, call, (modifiedBefore) => save({ modifiedBefore }));
        if (outcome.kind === 'taken') return moveTo('watch');
        if (outcome.kind === 'again') return again(outcome.failure);
        return conclude(outcome.kind === 'refused' ? 'failed' : outcome.kind, outcome.reason);
      }
      case 'watch':
        return watch(aws, kind);
      case 'clean-up':
        return cleanUp(aws);
      case 'ended':
        return;
      default:
        return assertNever(promotion.step);
    }
  };

  const watch = async (aws: AwsWorkspace, kind: Workspace['kind']): Promise<void> => {
    const { endpoint: name } = promotion;
    const described = link.report(await call('DescribeEndpoint', name, () => aws.endpoints.describe(name)));
    if (described.ok) {
      const sample = await takeSample(promotion, described.data, aws, call, clock.now());
      await store.addSample(promotion.id, sample);
      options.onChange();
    }
    const judgement = judge(promotion, described);
    switch (judgement.kind) {
      case 'verdict':
        return conclude(judgement.verdict.kind, judgement.verdict.reason);
      case 'unanswered':
        return again(judgement.failure);
      case 'wait':
        pause = firstPause;
        return clock.wait(watchPause[kind], signal);
      case 'read-back':
        return proven(aws);
      default:
        return assertNever(judgement);
    }
  };

  const proven = async (aws: AwsWorkspace): Promise<void> => {
    const back = await readBack(promotion, aws, call);
    if (back.kind === 'again') return again(back.failure);
    if (back.kind === 'refused') return conclude('failed', back.reason);
    // Last, because somebody may have changed the endpoint while its configuration was read.
    const name = promotion.endpoint;
    const last = judge(promotion, await call('DescribeEndpoint', name, () => aws.endpoints.describe(name)));
    if (last.kind !== 'read-back') return;
    const what =
      promotion.version === null
        ? `configuration ${promotion.toConfig}`
        : `${promotion.version} with configuration ${promotion.toConfig}`;
    return conclude('promoted', `${promotion.endpoint} is in service and was read back: it serves ${what}.`);
  };

  const cleanUp = async (aws: AwsWorkspace): Promise<void> => {
    const names = promotion.alarms.map(({ name }) => name);
    const gone =
      names.length === 0 ? null : await call('DeleteAlarms', names.join(', '), () => aws.alarms.delete(names));
    cleanUps += 1;
    if (gone !== null && !gone.ok && gone.error.retryable && cleanUps < cleanUpTries) return again(gone.error);
    await save({ step: 'ended', endedAt: clock.now() });
  };

  while (promotion.step !== 'ended' && !signal.aborted) {
    if (!(await options.renew())) return promotion;
    const since = link.changes.version;
    const aws = await link.aws();
    if (aws.ok) await advance(aws.data, link.workspace?.kind ?? 'local');
    else await anyChangedWithin([[link.changes, since]], clock, longestPause, signal);
  }
  return promotion;
}

/** Alarms that were seen in alarm at any time of the flight. */
async function rungAlarms({ id }: Promotion, store: PromotionStore): Promise<readonly string[]> {
  const samples = await store.samples(id, 0);
  const rung = samples.flatMap(({ alarms }) => alarms.filter(({ state }) => state === 'ALARM').map(({ name }) => name));
  return [...new Set(rung)].sort();
}
