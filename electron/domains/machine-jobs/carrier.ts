import { randomUUID } from 'node:crypto';
import { CodedError } from '../../../shared/errors/coded-error';
import type { Failure } from '../../../shared/errors/result';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import { codedFailure, dataOf, guard } from '../guard';
import { anyChangedWithin, createNotifier, type Notifier } from '../notifier';
import { scopeOf } from '../scope';
import { isUndecided } from '../undecided';
import { advance } from './advance';
import type { MachineJobsOptions } from './options';
import { createJob, fetchInputs, sweep } from './steps';
import { machineAction, openUndertakings, type Undertaking } from './undertaking';

/** Between two looks at a job that runs, and else at what another console has begun or left, ms. */
const whileRunning = 1_000;
const otherwise = 30_000;

/** Brings undertakings to their end, those that another process has begun or left too, until the console closes. */
interface Carrier {
  /** An undertaking has come to its end. */
  readonly moved: Notifier;
  /** By job: why what it reads or wrote was not taken. Of this run of the console. */
  readonly refusals: ReadonlyMap<string, Failure>;
  /** Resolves when the job runs, or will as soon as what stands in the way is gone. Throws CodedError. */
  begin(spec: ProcessingSpec, signal: AbortSignal): Promise<void>;
  /** Looks at once. */
  poke(): void;
}

export function createCarrier(options: MachineJobsOptions): Carrier {
  const { audit, clock, closing, journal, link, logger, machine, workspaceId } = options;
  const wanted = createNotifier();
  const moved = createNotifier();
  /** One step at a time for each undertaking. */
  const under = new Map<string, Promise<'running' | 'settled'>>();
  const refusals = new Map<string, Failure>();
  /** Whether nothing lies in the local workspace any more for what has ended. */
  let swept = false;

  const once = (one: Undertaking, work: () => Promise<'running' | 'settled'>): Promise<'running' | 'settled'> => {
    const running = under.get(one.id) ?? work().finally(() => under.delete(one.id));
    under.set(one.id, running);
    return running;
  };

  const giveUp = async ({ id, spec }: Undertaking, why: Failure): Promise<void> => {
    refusals.set(spec.name, why);
    await journal.settle(id, 'rejected', clock.now());
    swept = false;
    moved.notify();
  };

  const carryOn = async (one: Undertaking): Promise<'running' | 'waiting' | 'settled'> => {
    const result = await guard(() => once(one, () => advance(options, one, closing)));
    if (result.ok) {
      if (result.data === 'running') return 'running';
      swept = false;
      moved.notify();
      return 'settled';
    }
    const { code, message } = result.error;
    logger.warn('machine-jobs.not-moved', { name: one.spec.name, code });
    if (goesOn(result.error) || closing.aborted) return 'waiting';
    await giveUp(one, result.error);
    const target = `processing-job/${one.spec.name}`;
    const scope = link.workspace && scopeOf(link.workspace);
    if (scope)
      await audit.record({ ...scope, action: 'machine-jobs.end', target, outcome: 'rejected', detail: message });
    return 'settled';
  };

  const keepGoing = async (): Promise<void> => {
    while (!closing.aborted) {
      const seen = [wanted, link.changes, machine.link.changes].map((one) => [one, one.version] as const);
      const open = await guard(() => openUndertakings(options));
      const ends = await Promise.all((open.ok ? open.data : []).map(carryOn));
      if (!swept) swept = (await guard(() => sweep(options))).ok;
      await anyChangedWithin(seen, clock, ends.includes('running') ? whileRunning : otherwise, closing);
    }
  };
  void keepGoing().catch((error: unknown) => {
    if (!closing.aborted) logger.warn('machine-jobs.stopped', { code: codedFailure(error).code });
  });

  return {
    moved,
    refusals,
    poke: wanted.notify,
    async begin(spec, signal) {
      // A person wants it: what does not run is started.
      dataOf(await machine.link.reconnect());
      refusals.delete(spec.name);
      const one: Undertaking = { id: randomUUID(), spec, at: clock.now() };
      const asked = { action: machineAction, target: spec.name, requestJson: JSON.stringify(spec) };
      const begun = once(one, async () => {
        await journal.begin({ id: one.id, workspaceId, ...asked, at: one.at, aliveAt: clock.uptime() });
        await fetchInputs(options, one, signal);
        await createJob(options, one);
        return 'running';
      });
      const result = await guard(() => begun);
      if (result.ok || closing.aborted || (!signal.aborted && goesOn(result.error))) return wanted.notify();
      await giveUp(one, result.error);
      throw new CodedError(result.error);
    },
  };
}

/** Nobody has refused it: it is tried again, and what was brought over is not sent twice. */
function goesOn(failure: Failure): boolean {
  return failure.retryable || isUndecided(failure);
}
