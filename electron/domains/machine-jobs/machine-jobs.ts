import { fail, type Result } from '../../../shared/errors/result';
import { machineJobName } from '../../../shared/model/machine-job';
import { isProcessingTerminal, type ProcessingJob } from '../../../shared/model/processing-job';
import type { Fetched } from '../../../shared/model/time';
import { outcomeOf } from '../audit/outcome';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard, guardStream } from '../guard';
import { anyChangedWithin } from '../notifier';
import { scopeOf } from '../scope';
import { whileRead } from '../while-read';
import { createCarrier } from './carrier';
import type { BuiltInJobs } from './contract';
import type { MachineJobsOptions } from './options';
import { seenFromAccount } from './seen-from-account';
import { machineAction, openUndertakings } from './undertaking';

/** Between two looks at a job somebody watches, ms. */
const watchEvery = 1_000;
/** How long a look waits for outputs that are on their way, so that a command that only looks brings them too, ms. */
const lookWaits = 5_000;

/**
 * The built-in programs for a workspace on AWS: they run in the local workspace of this machine, with inputs fetched
 * from the account and outputs brought to it. What is begun stands in the journal until it has come to its end, and
 * every console of this home carries it on.
 */
export function createMachineJobs(options: MachineJobsOptions): BuiltInJobs {
  const { audit, clock, closing, machine, workspaceId } = options;
  const carrier = createCarrier(options);
  const { moved, refusals } = carrier;

  /** Null: the local workspace has no such job, or is away and was never seen to have it. */
  const localShown = async (name: string): Promise<Fetched<ProcessingJob> | null> => {
    if (machine.link.workspace === null) return null;
    const shown = await machine.processing.show(scopeOf(machine.link.workspace), machineJobName(workspaceId, name));
    return shown.ok ? shown.data : null;
  };

  const look = async (name: string): Promise<Fetched<ProcessingJob>> => {
    const find = async () => (await openUndertakings(options)).find(({ spec }) => spec.name === name) ?? null;
    let shown = await localShown(name);
    let open = await find();
    if (open !== null && shown?.value.status === 'Completed') {
      const seen = moved.version;
      carrier.poke();
      await anyChangedWithin([[moved, seen]], clock, lookWaits, closing);
      shown = await localShown(name);
      open = await find();
    }
    const value = seenFromAccount(name, shown?.value ?? null, open, refusals.get(name) ?? null);
    if (value === null) return dataOf(unknownHere(name));
    return { fetchedAt: clock.now(), source: 'live', ...shown, value };
  };

  async function* watch(name: string, signal: AbortSignal): AsyncGenerator<Fetched<ProcessingJob>> {
    let told = '';
    while (!signal.aborted) {
      const seen = moved.version;
      const shown = await look(name);
      const now = JSON.stringify([shown.value, shown.source]);
      if (now !== told) yield shown;
      told = now;
      if (shown.source === 'live' && isProcessingTerminal(shown.value.status)) return;
      await anyChangedWithin([[moved, seen]], clock, watchEvery, signal);
    }
  }

  return {
    launch: (scope, spec, confirmed, signal = closing) =>
      guard(async () => {
        mustBeConfirmed(scope, spec.name, confirmed);
        const result = await guard(() => carrier.begin(spec, AbortSignal.any([signal, closing])));
        await audit.record({
          ...scope,
          action: machineAction,
          target: `processing-job/${spec.name}`,
          ...outcomeOf(result, () => `It runs on this computer as ${machineJobName(workspaceId, spec.name)}.`),
        });
        dataOf(result);
        return { name: spec.name, arn: '' };
      }),
    show: (_scope, name) => guard(() => look(name)),
    watch: (_scope, name, signal) => guardStream(whileRead(signal, (own) => watch(name, own))),
  };
}

function unknownHere(name: string): Result<never> {
  return fail(
    'job.not-found',
    `${name} does not run on this computer.`,
    'Look on the computer it was started on, or start it again.',
  );
}
