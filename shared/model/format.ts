/** Bytes in binary units, e.g. 0 B, 1.5 KiB, 23 MiB. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let value = Math.max(0, bytes);
  let unit = 0;
  // 1023.95 would be printed as 1024.0: the next unit begins where rounding reaches it.
  while (unit < units.length - 1 && value >= (unit === 0 ? 1024 : 1023.95)) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits).replace(/\.0$/, '')} ${units[unit]}`;
}

/** A rate, e.g. 12.3 MiB/s. */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(Math.round(bytesPerSecond))}/s`;
}

/** A duration in words with its two largest units: "less than a second", "1 minute 5 seconds", "2 days". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  if (seconds === 0) return 'less than a second';
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3_600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

let shownZone: string | undefined;

/** The zone every time is shown in from now on, an IANA name; `local`: this machine's. The one place that is set. */
export function showTimesIn(zone: string): void {
  shownZone = zone === 'local' ? undefined : zone;
}

/** A date and time with its zone, e.g. 23 Nov 2026, 08:15:02 CET. `timeZone`: the one set, else this machine's. */
export function formatDateTime(at: number, locale?: string, timeZone = shownZone): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(at);
}

/** Time of day to the millisecond in 24 hours, e.g. 08:15:02.041, as log lines show it. */
export function formatClock(at: number, timeZone = shownZone): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).format(at);
}

/** US dollars, the currency AWS lists prices in; four digits below a cent, e.g. $0.0021. */
export function formatUsd(amount: number, locale?: string): string {
  const least = 0.0001;
  if (amount > 0 && amount < least) return `less than ${formatUsd(least, locale)}`;
  const small = amount !== 0 && Math.abs(amount) < 0.01;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: small ? 4 : 2,
    maximumFractionDigits: small ? 4 : 2,
  }).format(amount);
}

/** A price per unit, as price lists have it: cents, and up to two digits more where they matter, e.g. $0.115. */
export function formatUsdRate(amount: number, locale?: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  }).format(amount);
}

/** A count with separators, e.g. 12,345. */
export function formatCount(count: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(count);
}
