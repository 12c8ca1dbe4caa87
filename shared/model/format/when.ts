import type { Instant } from '../time';

/** Local date and time with its zone, e.g. "23 Nov 2026, 14:05:09 CET". `zone` is for tests; the system's otherwise. */
export function formatWhen(at: Instant, zone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(at);
}

/** Local time of day with its zone where `at` is on the day of `now`, else date and time: for "since" and "as of". */
export function formatWhenBriefly(at: Instant, now: Instant, zone?: string): string {
  const timeZone = zone === undefined ? {} : { timeZone: zone };
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', ...timeZone });
  const sameDay = day.format(at) === day.format(now);
  return new Intl.DateTimeFormat('en-GB', {
    ...(sameDay ? {} : { day: 'numeric', month: 'short', year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...timeZone,
  }).format(at);
}
