import { describe, expect, it } from 'vitest';
import { defaultTablePreferences, readTablePreferences } from './table-preferences';

describe('readTablePreferences', () => {
  it('reads back what was saved', () => {
    const saved = { ...defaultTablePreferences, pageSize: 50, widths: { name: 320 } };
    expect(readTablePreferences(JSON.stringify(saved))).toEqual(saved);
  });

  it.each([null, '', '{', '{"pageSize":"many"}', '[]'])('falls back to the defaults for %j', (json) => {
    expect(readTablePreferences(json)).toEqual(defaultTablePreferences);
  });

  it('adds a column that an older version did not know', () => {
    const older = {
      ...defaultTablePreferences,
      columns: [
        { id: 'name', visible: true },
        { id: 'status', visible: false },
      ],
    };
    const { columns } = readTablePreferences(JSON.stringify(older));
    expect(columns.slice(0, 2)).toEqual(older.columns);
    expect(columns.map(({ id }) => id).sort()).toEqual(defaultTablePreferences.columns.map(({ id }) => id).sort());
  });
});
