import { randomUUID } from 'node:crypto';
import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import { isTerminal, type TrainingJob } from '../../../shared/model/training-job';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { outcomeOf } from '../audit/outcome';
import type { AuditEntry, AuditTrail } from '../audit/ports';
import type { AwsWorkspace } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard, guardStream } from '../guard';
import type { Clock, Logger, Resources } from '../platform-ports';
import type { Scope } from '../scope';
import type { OfflineStore } from '../store-ports';
import { whileRead } from '../while-read';
import type { Link } from '../workspace/link';
import type { JobsDomain } from './contract';
import { createExactlyOnce, type LaunchOutcome, nameTaken } from './launch';
import type { JobPoller } from './poller';
import { preflight } from './preflight';
import { watchJob, watchJobList } from './watch';

/** How long a stop or delete may take to show, and how often it is looked for, ms. */
const confirmWithin = 30_000;
const confirmEvery = 250;

export interface JobsOptions {
  readonly link: Link;
  readonly poller: JobPoller;
  readonly store: OfflineStore;
  readonly audit: AuditTrail;
  readonly resources: Resources;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

export function createJobs(options: JobsOptions): JobsDomain {
  const { audit, clock, closing, link, logger, poller, store } = options;
  const sources = { link, store: store.jobs, poller };
  const record = (
    scope: Scope,
    action: string,
    name: string,
    ended: Pick<AuditEntry, 'outcome' | 'detail'>,
  ): Promise<void> => audit.record({ ...scope, action, target: `job/${name}`, ...ended });
  const connected = async (): Promise<AwsWorkspace> => dataOf(await link.aws());

  /** Describes until `seen` says what became of it. */
  const readBack = async <T>(
    aws: AwsWorkspace,
    name: string,
    seen: (result: Awaited<ReturnType<AwsWorkspace['trainingJobs']['describe']>>) => T | null,
  ): Promise<T | null> => {
    const end = clock.elapsed() + confirmWithin;
    for (;;) {
      const result = link.report(await aws.trainingJobs.describe(name));
      if (result.ok) await poller.learn(result.data);
      const found = seen(result);
      if (found !== null || clock.elapsed() >= end || closing.aborted) return found;
      await clock.wait(confirmEvery, closing);
    }
  };

  const launch = async (scope: Scope, spec: TrainingSpec): Promise<Result<{ name: string; arn: string }>> => {
    const aws = await connected();
    const taken = await aws.trainingJobs.describe(spec.name);
    if (taken.ok) return nameTaken(spec.name);
    if (taken.error.code !== 'job.not-found') return link.report(taken);
    const id = randomUUID();
    const requestJson = JSON.stringify(spec);
    await store.journal.begin({
      id,
      workspaceId: scope.workspaceId,
      action: 'launch',
      target: spec.name,
      requestJson,
      at: clock.now(),
    });
    const outcome = await createExactlyOnce(aws.trainingJobs, spec, clock, closing);
    logger.info('jobs.launched', { name: spec.name, outcome: outcome.kind });
    await record(scope, 'jobs.launch', spec.name, launchEnded(outcome));
    if (outcome.kind === 'unknown') {
      link.report({ ok: false, error: outcome.failure });
      return { ok: false, error: uncertain(spec.name, outcome.failure) };
    }
    await store.journal.settle(id, outcome.kind === 'created' ? 'done' : 'rejected', clock.now());
    if (outcome.kind === 'rejected') return { ok: false, error: outcome.failure };
    const described = await aws.trainingJobs.describe(spec.name);
    if (described.ok) await poller.learn(described.data);
    poller.poke();
    return ok({ name: spec.name, arn: outcome.arn });
  };

  const remove = async (scope: Scope, name: string): Promise<Result<Record<string, never>>> => {
    const aws = await connected();
    const id = randomUUID();
    await store.journal.begin({
      id,
      workspaceId: scope.workspaceId,
      action: 'delete',
      target: name,
      requestJson: '{}',
      at: clock.now(),
    });
    const deleted = link.report(await aws.trainingJobs.delete(name));
    // Not being there any more is what was asked for, e.g. after a lost reply.
    if (!deleted.ok && deleted.error.code !== 'job.not-found') {
      await record(
        scope,
        'jobs.delete',
        name,
        outcomeOf(deleted, () => ''),
      );
      if (!deleted.error.retryable) await store.journal.settle(id, 'rejected', clock.now());
      return deleted;
    }
    const gone = await readBack(aws, name, (result) =>
      !result.ok && result.error.code === 'job.not-found' ? true : null,
    );
    const result: Result<Record<string, never>> = gone
      ? ok({})
      : fail('aws.timeout', `${name} is being deleted and is still there.`, 'Look at the list in a moment.', {
          retryable: true,
        });
    await record(
      scope,
      'jobs.delete',
      name,
      outcomeOf(result, () => 'Read back: the job is gone.'),
    );
    if (!result.ok) return result;
    await store.jobs.remove(scope.workspaceId, name);
    await store.journal.settle(id, 'done', clock.now());
    poller.forget(name);
    poller.poke();
    return result;
  };

  const stop = async (aws: AwsWorkspace, name: string): Promise<Result<{ status: TrainingJob['status'] }>> => {
    const stopped = link.report(await aws.trainingJobs.stop(name));
    if (!stopped.ok) return stopped;
    const status = await readBack(aws, name, (result) => {
      const now = result.ok ? result.data.status : null;
      return now === 'Stopping' || (now && isTerminal(now)) ? now : null;
    });
    poller.poke();
    if (status) return ok({ status });
    return fail('aws.timeout', `${name} was told to stop and does not say so yet.`, 'Look at it in a moment.', {
      retryable: true,
    });
  };

  return {
    list: (scope) => guard(() => store.jobs.list(scope.workspaceId)),

    async show(scope, name) {
      return flat(
        guard(async () => {
          const aws = await link.aws();
          const live = aws.ok ? link.report(await aws.data.trainingJobs.describe(name)) : aws;
          if (live.ok) {
            await poller.learn(live.data);
            return ok({ value: live.data, fetchedAt: clock.now(), source: 'live' as const });
          }
          if (live.error.code === 'job.not-found') return live;
          const stored = await store.jobs.show(scope.workspaceId, name);
          return stored ? ok(stored) : live;
        }),
      );
    },

    recipes: () => guard(() => options.resources.recipes()),

    preflight: (scope, spec) =>
      guard(async () => {
        const recipes = await options.resources.recipes();
        return preflight(await connected(), scope, link.workspace?.kind ?? 'local', spec, recipes);
      }),

    launch: (scope, spec, confirmed) =>
      flat(
        guard(() => {
          mustBeConfirmed(scope, spec.name, confirmed);
          return launch(scope, spec);
        }),
      ),

    stop: (scope, name) =>
      flat(
        guard(async () => {
          const result = await stop(await connected(), name);
          await record(
            scope,
            'jobs.stop',
            name,
            outcomeOf(result, ({ status }) => `Read back as ${status}.`),
          );
          return result;
        }),
      ),

    delete: (scope, name, confirmed) =>
      flat(
        guard(() => {
          mustBeConfirmed(scope, name, confirmed);
          return remove(scope, name);
        }),
      ),

    watchList: (_scope, signal) => guardStream(whileRead(signal, (own) => watchJobList(sources, own))),
    watch: (scope, name, signal) => guardStream(whileRead(signal, (own) => watchJob(sources, scope, name, own))),
  };
}

async function flat<T>(result: Promise<Result<Result<T>>>): Promise<Result<T>> {
  const outer = await result;
  return outer.ok ? outer.data : outer;
}

function launchEnded(outcome: LaunchOutcome): Pick<AuditEntry, 'outcome' | 'detail'> {
  return outcome.kind === 'created'
    ? { outcome: 'done', detail: `Created ${outcome.arn}.` }
    : { outcome: outcome.kind, detail: outcome.failure.message };
}

function uncertain(name: string, failure: Failure): Failure {
  return {
    ...failure,
    message: `It is not known yet whether ${name} was launched: ${failure.message}`,
    hint: 'Upside finds out as soon as the workspace answers again; launch nothing under another name before.',
  };
}
