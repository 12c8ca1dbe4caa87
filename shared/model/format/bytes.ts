const units = ['KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A size in binary units with three significant figures, e.g. "812 B", "1.46 MiB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${Math.round(bytes)} B`;
  let value = bytes / 1024;
  let at = 0;
  // 1023.5 rounds up to 1024 at three figures, so it belongs to the next unit already.
  while (value >= 1023.5 && at < units.length - 1) {
    value /= 1024;
    at += 1;
  }
  const digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[at]}`;
}

/** Bytes a second, e.g. "12.0 MiB/s". */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}
