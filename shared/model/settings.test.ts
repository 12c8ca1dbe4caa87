import { describe, expect, it } from 'vitest';
import { formatDateTime, showTimesIn } from './format';
import { defaultSettings, mergeSettings, settingsSchema } from './settings';

describe('settings', () => {
  it('fills in what was never set', () => {
    expect(settingsSchema.parse({})).toEqual(defaultSettings);
    expect(settingsSchema.parse({ theme: 'dark' })).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  it.each([
    { timeZone: 'Atlantis/Harbour' },
    { theme: 'sepia' },
    { storeBudgetBytes: 1 },
    { storeBudgetBytes: Number.POSITIVE_INFINITY },
  ])('refuses %o', (settings) => expect(settingsSchema.safeParse(settings).success).toBe(false));
});

describe('showTimesIn', () => {
  it('is the zone of every time from then on', () => {
    const noon = Date.UTC(2026, 10, 23, 12);
    showTimesIn('Asia/Tokyo');
    expect(formatDateTime(noon, 'en-GB')).toContain('21:00:00');
    showTimesIn('UTC');
    expect(formatDateTime(noon, 'en-GB')).toContain('12:00:00 UTC');
    showTimesIn('local');
    expect(formatDateTime(noon, 'en-GB')).toBe(
      formatDateTime(noon, 'en-GB', new Intl.DateTimeFormat().resolvedOptions().timeZone),
    );
  });
});

it('writes what a page changed upon what another program set meanwhile', () => {
  const told = defaultSettings;
  const saved = { ...told, theme: 'dark' as const };
  const onDisk = { ...told, storeBudgetBytes: null, theme: 'light' as const };
  expect(mergeSettings(told, saved, onDisk)).toEqual({ ...told, storeBudgetBytes: null, theme: 'dark' });
});
