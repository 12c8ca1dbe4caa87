import { totalmem } from 'node:os';
import type { MetricDatum } from '../../storage/telemetry';
import { type ProcessRow, processTable, treeOf } from './process-table';

/**
 * Utilisation between two looks at a process tree: CPU in percent of one core (so up to 100 for
 * each core), memory in percent of the machine's. A process that came in between counts from zero;
 * the time of one that went is lost with it.
 */
export function utilization(
  before: readonly ProcessRow[],
  after: readonly ProcessRow[],
  elapsedSeconds: number,
  machineBytes: number,
): { readonly cpu: number; readonly memory: number } {
  const earlier = new Map(before.map((row) => [`${row.pid}/${row.startedAt}`, row.cpuSeconds]));
  const cpu = after.reduce((sum, row) => sum + row.cpuSeconds - (earlier.get(`${row.pid}/${row.startedAt}`) ?? 0), 0);
  const memory = after.reduce((sum, row) => sum + row.residentBytes, 0);
  return { cpu: Math.max(0, (100 * cpu) / elapsedSeconds), memory: (100 * memory) / machineBytes };
}

const firstFigureMilliseconds = 250;

export interface UsageMeterOptions {
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly intervalMs: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly put: (data: readonly MetricDatum[]) => void;
  /** Given every look's rows. */
  readonly onLook: (rows: readonly ProcessRow[]) => void;
}

/**
 * Measures the tree of `leader` again and again and hands on CPUUtilization and MemoryUtilization as
 * SageMaker publishes them. Returns how to stop it.
 */
export function meterUsage(
  leader: number,
  { namespace, dimensions, intervalMs, clock, put, onLook }: UsageMeterOptions,
): () => void {
  let last: { readonly rows: readonly ProcessRow[]; readonly at: number } | null = null;
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      const rows = treeOf(await processTable(), leader);
      const at = performance.now();
      onLook(rows);
      if (last !== null && rows.length > 0) {
        const { cpu, memory } = utilization(last.rows, rows, (at - last.at) / 1000, totalmem());
        const common = {
          namespace,
          dimensions,
          timestamp: clock(),
          unit: 'Percent',
        };
        put([
          { ...common, name: 'CPUUtilization', value: cpu },
          { ...common, name: 'MemoryUtilization', value: memory },
        ]);
      }
      last = { rows, at };
    } catch {
      // A look that failed (the table could not be read this once) leaves a gap; the job goes on.
    } finally {
      busy = false;
    }
  };
  void look();
  // A built-in job may be over within a second; the first figure comes early so that it has one.
  const first = setTimeout(() => void look(), firstFigureMilliseconds);
  const timer = setInterval(() => void look(), intervalMs);
  first.unref();
  timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
