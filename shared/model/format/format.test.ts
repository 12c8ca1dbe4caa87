import { describe, expect, it } from 'vitest';
import { formatBytes, formatRate } from './bytes';
import { durationInWords, formatDuration } from './duration';
import { formatCount, formatUsd, plural } from './number';
import { formatWhen, formatWhenBriefly } from './when';

describe('durations', () => {
  it.each([
    [0, '0 s', '0 seconds'],
    [1, '1 s', '1 second'],
    [59.9, '59 s', '59 seconds'],
    [60, '1 min', '1 minute'],
    [3_605, '1 h', '1 hour'],
    [7_500, '2 h 5 min', '2 hours 5 minutes'],
    [86_400 * 3 + 3_600, '3 d 1 h', '3 days 1 hour'],
    [-5, '0 s', '0 seconds'],
  ])('%d s', (seconds, short, words) => {
    expect(formatDuration(seconds)).toBe(short);
    expect(durationInWords(seconds)).toBe(words);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.00 KiB'],
    [1536, '1.50 KiB'],
    [10 * 1024, '10.0 KiB'],
    [1024 ** 2 - 1, '1.00 MiB'],
    [5 * 1024 ** 4, '5.00 TiB'],
    [5000 * 1024 ** 4, '5000 TiB'],
  ])('%d', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('gives rates a second', () => {
    expect(formatRate(2048)).toBe('2.00 KiB/s');
  });
});

describe('numbers', () => {
  it('separates thousands, names currency and counts in words', () => {
    expect(formatCount(12_480)).toBe('12,480');
    expect([formatUsd(3.06), formatUsd(0.0012), formatUsd(0)]).toEqual(['$3.06', '$0.0012', '$0.00']);
    expect([plural(1, 'job'), plural(2, 'job'), plural(2, 'entry', 'entries')]).toEqual([
      '1 job',
      '2 jobs',
      '2 entries',
    ]);
  });
});

describe('moments', () => {
  const at = Date.UTC(2026, 10, 23, 13, 5, 9);

  it('names the zone', () => {
    expect(formatWhen(at, 'UTC')).toBe('23 Nov 2026, 13:05:09 UTC');
    expect(formatWhen(at, 'Europe/Berlin')).toBe('23 Nov 2026, 14:05:09 CET');
  });

  it('leaves the date out on the same day only', () => {
    expect(formatWhenBriefly(at, at + 60_000, 'UTC')).toBe('13:05 UTC');
    expect(formatWhenBriefly(at, at + 86_400_000, 'UTC')).toBe('23 Nov 2026, 13:05 UTC');
  });
});
