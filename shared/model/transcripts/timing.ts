import type { Report } from './transcript';

/** Hours may be missing (WebVTT) or too long; a comma, a point or a colon stands before the thousandths. */
const stamp = String.raw`(-?)(?:(\d{1,4}):)?(-?\d{1,2}):(-?\d{1,2})(?:[,.:](-?\d{1,9}))?`;
const timing = new RegExp(String.raw`^\s*${stamp}\s*-{1,2}>\s*${stamp}(?:\s|$)`);

/** When a cue is shown, ms. */
export interface Timing {
  readonly startMs: number;
  readonly endMs: number;
}

/** Whether a line is meant as times of a cue, right or wrong. */
export const looksLikeTiming = (text: string): boolean => text.includes('-->');

/** Reads “00:01:02,500 --> 00:01:04,000” and its kin; null when it is none. Impossible times are mended and reported. */
export function parseTiming(text: string, line: number, report: Report): Timing | null {
  const found = timing.exec(text);
  if (!found) return null;
  const startMs = milliseconds(found, 1);
  const endMs = milliseconds(found, 6);
  const fault = (message: string): void => report({ severity: 'warning', kind: 'time', line, message });
  if (startMs < 0 || endMs < 0) fault('A cue has a negative time; it was set to 0.');
  const start = Math.max(0, startMs);
  const end = Math.max(0, endMs);
  if (end < start) fault('A cue ends before it begins; its end was set to its beginning.');
  return { startMs: start, endMs: Math.max(start, end) };
}

function milliseconds(found: RegExpExecArray, at: number): number {
  const [sign, hours, minutes, seconds, fraction] = found.slice(at, at + 5) as (string | undefined)[];
  const digits = (text: string | undefined): number => Math.abs(Number(text ?? 0));
  const thousandths = Number((fraction ?? '0').replace('-', '').slice(0, 3).padEnd(3, '0'));
  const value = ((digits(hours) * 60 + digits(minutes)) * 60 + digits(seconds)) * 1000 + thousandths;
  const negative = sign === '-' || [minutes, seconds, fraction].some((part) => part?.startsWith('-'));
  return negative && value > 0 ? -value : value;
}
