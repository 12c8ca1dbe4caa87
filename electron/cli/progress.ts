import { formatBytes, formatRate } from '../../shared/model/format';
import type { CliContext } from './context';

/** One line of progress: share, bytes and rate. */
export function showProgress(
  context: CliContext,
  what: string,
  progress: { readonly bytes: number; readonly totalBytes: number; readonly bytesPerSecond: number },
): void {
  const share = progress.totalBytes === 0 ? 100 : Math.floor((100 * progress.bytes) / progress.totalBytes);
  const of = `${formatBytes(progress.bytes)} of ${formatBytes(progress.totalBytes)}`;
  context.output.note(`${what}: ${share} % (${of}, ${formatRate(progress.bytesPerSecond)})`);
}
