import type { DoctorCheck } from '../../../shared/contract/doctor';
import { CodedError } from '../../../shared/errors/coded-error';
import { ok, type Result } from '../../../shared/errors/result';
import type { Finding } from '../../../shared/model/finding';
import type { Clock, Logger } from '../platform-ports';
import { whileRead } from '../while-read';
import type { DoctorDomain } from './contract';
import type { Probe } from './ports';

export interface DoctorOptions {
  /** In the order they are told. */
  readonly probes: () => Promise<readonly Probe[]>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Looks at once: a silent service costs the others no time, and no service is asked ten things in one moment. */
const atOnce = 4;
/** Milliseconds for one look. */
const longest = 20_000;

export function createDoctor(options: DoctorOptions): DoctorDomain {
  const { clock, logger } = options;

  const look = async (probe: Probe, signal: AbortSignal): Promise<DoctorCheck> => {
    const { area, id, title } = probe;
    const over = new AbortController();
    const late = clock.wait(longest, AbortSignal.any([signal, over.signal])).then(
      (): Finding => ({
        outcome: 'warning',
        detail: `There was no answer within ${longest / 1_000} seconds.`,
        hint: 'Check again; if it stays like this, something in between swallows the question.',
      }),
    );
    const finding = await Promise.race([
      probe.look(AbortSignal.any([signal, over.signal])).catch((error: unknown) => found(error, id)),
      late,
    ]);
    over.abort();
    return { id, area, title, ...finding };
  };
  /** One look that fails as no one expected must not cost the person all the others. */
  const found = (error: unknown, id: string): Finding => {
    if (error instanceof CodedError) return { outcome: 'bad', detail: error.failure.message, hint: error.failure.hint };
    logger.error('doctor.look-failed', { id, message: error instanceof Error ? error.message : 'unknown' });
    return {
      outcome: 'skipped',
      detail: 'This could not be looked at because of a fault in Upside; the log has it.',
      hint: null,
    };
  };

  async function* run(signal: AbortSignal): AsyncGenerator<Result<DoctorCheck>> {
    const probes = await options.probes();
    const looks: Promise<DoctorCheck>[] = [];
    for (let told = 0; told < probes.length && !signal.aborted; told += 1) {
      for (const probe of probes.slice(looks.length, told + atOnce)) looks.push(look(probe, signal));
      const check = await looks[told];
      if (check && !signal.aborted) yield ok(check);
    }
  }

  return { run: (signal) => whileRead(signal, run) };
}
