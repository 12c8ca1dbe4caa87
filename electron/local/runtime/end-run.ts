import type { MetricSink } from '../storage/telemetry';
import type { JobHalt } from './job-halt';
import type { JobLog } from './output/job-log';

interface Run {
  readonly halt: JobHalt;
  /** Null when the run never came to have one. */
  readonly folder: { remove(): Promise<void> } | null;
  readonly log: JobLog;
  readonly metrics: MetricSink;
}

/** Lets go of what a run held, whatever came of it. Never rejects. */
export async function endRun({ halt, folder, log, metrics }: Run): Promise<void> {
  halt.dispose();
  // First, because the job may have filled the disk that its log waits for. A folder that cannot be
  // removed now is removed with the next start of the daemon.
  await folder?.remove().catch(() => undefined);
  await log.close();
  await metrics.flush().catch(() => undefined);
}
