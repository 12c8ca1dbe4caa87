import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDateTime,
  formatDuration,
  formatRate,
  formatUsd,
  formatUsdRate,
} from './format';

describe('format', () => {
  it.each([
    [0.115, '$0.115'],
    [1.1267, '$1.1267'],
    [63.296, '$63.296'],
    [0.2, '$0.20'],
    [0, '$0.00'],
  ])('shows a price per unit of %d as %s', (amount, text) => {
    expect(formatUsdRate(amount, 'en-US')).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [1024 * 1024 - 1, '1 MiB'],
    [23 * 1024 ** 2, '23 MiB'],
    [1.25 * 1024 ** 3, '1.3 GiB'],
    [2 ** 60, '1024 PiB'],
  ])('shows %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0, 'less than a second'],
    [999, 'less than a second'],
    [1000, '1 second'],
    [65_000, '1 minute 5 seconds'],
    [3_600_000, '1 hour'],
    [3_605_000, '1 hour'],
    [2 * 86_400_000 + 3_600_000, '2 days 1 hour'],
  ])('puts %d ms into words: %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it('names the zone of a date', () => {
    expect(formatDateTime(Date.UTC(2026, 10, 23, 7, 15, 2), 'en-GB', 'UTC')).toBe('23 Nov 2026, 07:15:02 UTC');
    expect(formatClock(Date.UTC(2026, 10, 23, 7, 15, 2, 41), 'UTC')).toBe('07:15:02.041');
  });

  it('shows money with its currency and small amounts to the hundredth of a cent', () => {
    expect(formatUsd(0, 'en-US')).toBe('$0.00');
    expect(formatUsd(0.0021, 'en-US')).toBe('$0.0021');
    expect(formatUsd(0.00003, 'en-US')).toBe('less than $0.0001');
    expect(formatUsd(1234.5, 'en-US')).toBe('$1,234.50');
    expect(formatCount(12345, 'en-US')).toBe('12,345');
    expect(formatRate(2048)).toBe('2 KiB/s');
  });
});
