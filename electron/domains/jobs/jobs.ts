import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/errors/result';
import { outcomeOf } from '../audit/outcome';
import type { AuditTrail } from '../audit/ports';
import type { AwsWorkspace } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard } from '../guard';
import type { Clock, Logger, Resources } from '../platform-ports';
import type { PriceBook } from '../prices/contract';
import { mustHaveImage } from '../processing/built-in-programs';
import { createRunCommands } from '../runs/commands';
import type { Scope } from '../scope';
import type { OfflineStore } from '../store-ports';
import { isUndecided } from '../undecided';
import { whileUnderWay } from '../under-way';
import type { Link } from '../workspace/link';
import type { JobsDomain } from './contract';
import { earlierJobs } from './earlier-jobs';
import type { JobPoller } from './poller';
import { preflight } from './preflight';
import { isSameJob } from './same-job';

export interface JobsOptions {
  readonly link: Link;
  readonly poller: JobPoller;
  readonly store: OfflineStore;
  readonly audit: AuditTrail;
  readonly resources: Resources;
  readonly prices: PriceBook;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

export function createJobs(options: JobsOptions): JobsDomain {
  const { clock, link, poller, store } = options;
  const runs = createRunCommands({
    ...options,
    domain: 'jobs',
    journalAction: 'launch',
    targetKind: 'job',
    noun: 'training job',
    service: (aws) => aws.trainingJobs,
    isSame: isSameJob,
    store: store.jobs,
    journal: store.journal,
  });
  const connected = async (): Promise<AwsWorkspace> => dataOf(await link.aws());

  const remove = async (scope: Scope, name: string): Promise<Result<Record<string, never>>> => {
    const aws = await connected();
    const { workspaceId } = scope;
    const entry = { id: randomUUID(), workspaceId, action: 'delete', target: name, requestJson: '{}' };
    return whileUnderWay(store.journal, clock, entry, () => removeBegun(aws, scope, name, entry.id));
  };

  const removeBegun = async (
    aws: AwsWorkspace,
    scope: Scope,
    name: string,
    id: string,
  ): Promise<Result<Record<string, never>>> => {
    const deleted = link.report(await aws.trainingJobs.delete(name));
    // Not being there any more is what was asked for, e.g. after a lost reply.
    if (!deleted.ok && deleted.error.code !== 'job.not-found') {
      await runs.record(
        scope,
        'delete',
        name,
        outcomeOf(deleted, () => ''),
      );
      if (!isUndecided(deleted.error)) await store.journal.settle(id, 'rejected', clock.now());
      return deleted;
    }
    const gone = await runs.readBack(aws, name, (result) =>
      !result.ok && result.error.code === 'job.not-found' ? true : null,
    );
    const result: Result<Record<string, never>> = gone
      ? ok({})
      : fail('aws.timeout', `${name} is being deleted and is still there.`, 'Look at the list in a moment.', {
          retryable: true,
        });
    await runs.record(
      scope,
      'delete',
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

  return {
    list: runs.list,
    show: runs.show,
    recipes: () => guard(() => options.resources.recipes()),
    preflight: (scope, spec) =>
      guard(async () => {
        const [aws, prices, recipes, earlier] = await Promise.all([
          connected(),
          options.prices.scope(scope.region),
          options.resources.recipes(),
          earlierJobs(scope.workspaceId, spec, store.jobs),
        ]);
        return preflight({ aws, scope, clock, prices, recipes, earlier }, spec);
      }),
    launch: (scope, spec, confirmed) =>
      guard(async () => {
        mustHaveImage(link, spec.image);
        return dataOf(await runs.launch(scope, spec, confirmed));
      }),
    stop: runs.stop,
    delete: (scope, name, confirmed) =>
      guard(async () => {
        mustBeConfirmed(scope, name, confirmed);
        return dataOf(await remove(scope, name));
      }),
    watchList: (_scope, signal) => runs.watchList(signal),
    watch: runs.watch,
  };
}
