import { randomUUID } from 'node:crypto';
import type { Confirmation } from '../../../shared/contract/scope';
import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import type { Fetched, Instant } from '../../../shared/model/time';
import { outcomeOf } from '../audit/outcome';
import type { AuditEntry, AuditTrail } from '../audit/ports';
import type { AwsWorkspace, RunService } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard, guardStream } from '../guard';
import { createPatience } from '../patience';
import type { Clock, Logger } from '../platform-ports';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';
import type { JournalStore, RunStore } from '../store-ports';
import { whileUnderWay } from '../under-way';
import { whileRead } from '../while-read';
import type { Link } from '../workspace/link';
import { createExactlyOnce, type LaunchOutcome, nameTaken } from './create-once';
import type { RunPoller } from './poller';
import { hasEnded, type Run } from './run';
import { type RunListItem, watchRun, watchRunList } from './watch';

/** How long a stop or delete may take to show, and how often it is looked for, ms. */
const confirmWithin = 30_000;
const confirmEvery = 250;

interface RunCommandOptions<S extends Run, D extends S, Spec> {
  /** First word of the audit log's actions: 'jobs', 'processing'. */
  readonly domain: string;
  /** Action of the journal under which a launch stands until its end is known. */
  readonly journalAction: string;
  /** Kind in the audit log's targets: 'job', 'processing-job'. */
  readonly targetKind: string;
  /** What a person calls it, e.g. "training job". */
  readonly noun: string;
  readonly service: (aws: AwsWorkspace) => RunService<S, D, Spec>;
  readonly isSame: (described: D, spec: Spec) => boolean;
  readonly link: Link;
  readonly poller: RunPoller<S, D>;
  readonly store: RunStore<S, D>;
  readonly journal: JournalStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

/** What can be done with runs of either kind. */
interface RunCommands<S extends Run, D extends S, Spec> {
  list(scope: Scope): Promise<Result<{ readonly jobs: readonly S[]; readonly fetchedAt: Instant | null }>>;
  /** Asks the service; answers from the store with `source: 'store'` when it cannot be reached. */
  show(scope: Scope, name: string): Promise<Result<Fetched<D>>>;
  /** Exactly one run of the name exists when this succeeds, also after lost replies. */
  launch(
    scope: Scope,
    spec: Spec,
    confirmed: Confirmation,
  ): Promise<Result<{ readonly name: string; readonly arn: string }>>;
  /** Resolves when the service was read back as Stopping or in a terminal state. */
  stop(scope: Scope, name: string): Promise<Result<{ readonly status: S['status'] }>>;
  watchList(signal: AbortSignal): ResultStream<RunListItem<S>>;
  watch(scope: Scope, name: string, signal: AbortSignal): ResultStream<Fetched<D>>;
  record(scope: Scope, action: string, name: string, ended: Pick<AuditEntry, 'outcome' | 'detail'>): Promise<void>;
  /** Describes until `seen` says what became of it; null when it did not within half a minute. */
  readBack<T>(aws: AwsWorkspace, name: string, seen: (described: Result<D>) => T | null): Promise<T | null>;
}

export function createRunCommands<S extends Run, D extends S & { readonly arn: string }, Spec extends { name: string }>(
  options: RunCommandOptions<S, D, Spec>,
): RunCommands<S, D, Spec> {
  const { audit, clock, closing, domain, isSame, journal, link, logger, noun, poller, store } = options;
  const record: RunCommands<S, D, Spec>['record'] = (scope, action, name, ended) =>
    audit.record({ ...scope, action: `${domain}.${action}`, target: `${options.targetKind}/${name}`, ...ended });
  const connected = async (): Promise<AwsWorkspace> => dataOf(await link.aws());

  const readBack: RunCommands<S, D, Spec>['readBack'] = async (aws, name, seen) => {
    const end = clock.elapsed() + confirmWithin;
    for (;;) {
      const found = seen(await poller.read(aws, name));
      if (found !== null || clock.elapsed() >= end || closing.aborted) return found;
      await clock.wait(confirmEvery, closing);
    }
  };

  const launch = async (scope: Scope, spec: Spec): Promise<Result<{ name: string; arn: string }>> => {
    const aws = await connected();
    const service = options.service(aws);
    const { name } = spec;
    const onSlowed = link.slowed.begin;
    const taken = await createPatience(clock, closing, onSlowed)(() => service.describe(name));
    if (taken.ok) return nameTaken(noun, name);
    if (taken.error.code !== 'job.not-found') return link.report(taken);
    const id = randomUUID();
    const { workspaceId } = scope;
    const entry = { id, workspaceId, action: options.journalAction, target: name, requestJson: JSON.stringify(spec) };
    const outcome = await whileUnderWay(journal, clock, entry, () =>
      createExactlyOnce(spec, { service, isSame, noun, clock, signal: closing, onSlowed }),
    );
    logger.info(`${domain}.launched`, { name, outcome: outcome.kind });
    await record(scope, 'launch', name, launchEnded(outcome));
    if (outcome.kind === 'unknown') {
      link.report({ ok: false, error: outcome.failure });
      return { ok: false, error: uncertain(name, outcome.failure) };
    }
    await journal.settle(id, outcome.kind === 'created' ? 'done' : 'rejected', clock.now());
    if (outcome.kind === 'rejected') return { ok: false, error: outcome.failure };
    await poller.read(aws, name);
    poller.poke();
    return ok({ name, arn: outcome.arn });
  };

  const stop = async (aws: AwsWorkspace, name: string): Promise<Result<{ status: S['status'] }>> => {
    const stopped = link.report(await options.service(aws).stop(name));
    if (!stopped.ok) return stopped;
    const status = await readBack(aws, name, (result) =>
      result.ok && (result.data.status === 'Stopping' || hasEnded(result.data)) ? result.data.status : null,
    );
    poller.poke();
    if (status) return ok({ status });
    return fail('aws.timeout', `${name} was told to stop and does not say so yet.`, 'Look at it in a moment.', {
      retryable: true,
    });
  };

  return {
    record,
    readBack,
    list: (scope) => guard(() => store.list(scope.workspaceId)),
    show: (scope, name) =>
      guard(async () => {
        const aws = await link.aws();
        const live = aws.ok ? await poller.read(aws.data, name) : aws;
        if (live.ok) return { value: live.data, fetchedAt: clock.now(), source: 'live' as const };
        const stored = live.error.code === 'job.not-found' ? null : await store.show(scope.workspaceId, name);
        return stored ?? dataOf(live);
      }),
    launch: (scope, spec, confirmed) =>
      guard(async () => {
        mustBeConfirmed(scope, spec.name, confirmed);
        return dataOf(await launch(scope, spec));
      }),
    stop: (scope, name) =>
      guard(async () => {
        const result = await stop(await connected(), name);
        await record(
          scope,
          'stop',
          name,
          outcomeOf(result, ({ status }) => `Read back as ${status}.`),
        );
        return dataOf(result);
      }),
    watchList: (signal) => guardStream(whileRead(signal, (own) => watchRunList({ poller }, own))),
    watch: (scope, name, signal) =>
      guardStream(whileRead(signal, (own) => watchRun({ link, store, poller }, scope, name, own))),
  };
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
