import { useCallback, useEffect, useState } from 'react';
import { request } from '../../bridge/client';
import { readTablePreferences, type TablePreferences, tablePreferencesKey } from './table-preferences';

/** The table's preferences, null until they are read, and the setter that also saves them. */
export function useTablePreferences() {
  const [preferences, setPreferences] = useState<TablePreferences | null>(null);

  useEffect(() => {
    let wanted = true;
    void request('preferences.load', { key: tablePreferencesKey }).then((answer) => {
      // A table is worth showing even when how it looked last time cannot be read.
      if (wanted) setPreferences(readTablePreferences(answer.ok ? answer.data.json : null));
    });
    return () => {
      wanted = false;
    };
  }, []);

  const change = useCallback((patch: Partial<TablePreferences>) => {
    setPreferences((before) => {
      if (before === null) return before;
      const after = { ...before, ...patch };
      void request('preferences.save', { key: tablePreferencesKey, json: JSON.stringify(after) });
      return after;
    });
  }, []);

  return { preferences, change };
}
