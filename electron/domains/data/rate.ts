import type { Clock } from '../platform-ports';

export interface Progress {
  readonly kind: 'progress';
  readonly bytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number;
}

/** Turns bytes moved so far into progress with the mean rate since the beginning. */
export function createRate(clock: Clock, totalBytes: number): (bytes: number) => Progress {
  const startedAt = clock.elapsed();
  return (bytes) => {
    const seconds = Math.max(0.001, (clock.elapsed() - startedAt) / 1000);
    return { kind: 'progress', bytes: Math.min(bytes, totalBytes), totalBytes, bytesPerSecond: bytes / seconds };
  };
}
