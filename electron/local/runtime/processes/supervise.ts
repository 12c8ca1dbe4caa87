import type { MetricSink } from '../../storage/telemetry';
import type { JobHalt } from '../job-halt';
import type { ProcessEnd } from '../output/failure-reason';
import { longTimer } from '../schedule/long-timer';
import type { JobProcess } from './job-process';
import { meterUsage } from './usage-meter';

/** SageMaker gives a stopped program 120 seconds to save its work. */
const stopGraceSeconds = 120;

interface Supervision {
  readonly halt: JobHalt;
  /** Aborts when the daemon goes: the process is killed then, even one that was given time to end. */
  readonly closing: AbortSignal;
  readonly graceSeconds: number | undefined;
  /** Told, just before SIGTERM is sent, what follows. */
  readonly onStopping: (message: string) => void;
  readonly metrics: MetricSink;
  readonly namespace: string;
  /** `<job>/<host>`: the Host dimension of instance metrics. */
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** How a supervised process ended; `halted` when it was told to before it ended by itself. */
export interface SupervisedEnd {
  readonly end: ProcessEnd;
  readonly halted: boolean;
}

/** Measures a job's process and ends it when its halt says so: SIGTERM, and SIGKILL when the grace is over. Disposes of the halt. */
export async function supervise(job: JobProcess, options: Supervision): Promise<SupervisedEnd> {
  const { halt, closing, clock } = options;
  const stopMeter = meterUsage(job.pid, {
    namespace: options.namespace,
    dimensions: { Host: options.host },
    intervalMs: 1000,
    clock,
    put: (data) => options.metrics.put(data),
    onLook: (rows) => job.remember(rows),
  });
  let cancelKill: () => void = () => undefined;
  let halted = false;
  const onHalt = (): void => {
    // Too late: it ended by itself, and only its last output is still being read.
    if (job.exited) return;
    halted = true;
    if (halt.why === 'shutdown') {
      job.signal('SIGKILL');
      return;
    }
    const grace = options.graceSeconds ?? stopGraceSeconds;
    options.onStopping(`Sent SIGTERM; SIGKILL follows after ${grace} seconds.`);
    job.signal('SIGTERM');
    cancelKill = longTimer(grace * 1000, () => job.signal('SIGKILL'));
  };
  const onClosing = (): void => job.signal('SIGKILL');
  closing.addEventListener('abort', onClosing, { once: true });
  halt.signal.addEventListener('abort', onHalt, { once: true });
  if (halt.signal.aborted) onHalt();
  const end = await job.ended;
  halt.signal.removeEventListener('abort', onHalt);
  closing.removeEventListener('abort', onClosing);
  halt.dispose();
  cancelKill();
  stopMeter();
  return { end, halted };
}
