import { describe, expect, it } from 'vitest';
import { shortcuts } from '../../../shared/model/shortcuts';
import { holdsInFields, meaningOf } from './match-keys';

const key = (name: string, mod = false) => ({ key: name, mod, alt: false });

describe('meaningOf', () => {
  it('finds a shortcut of one key, and one with Ctrl or Cmd', () => {
    expect(meaningOf(key('n'), null)).toEqual({ kind: 'shortcut', id: 'new-job' });
    expect(meaningOf(key('K', true), null)).toEqual({ kind: 'shortcut', id: 'palette' });
    expect(meaningOf(key('?'), null)).toEqual({ kind: 'shortcut', id: 'sheet' });
  });

  it('waits after the first of two keys, and begins anew when the second fits none', () => {
    expect(meaningOf(key('g'), null)).toEqual({ kind: 'begun', first: 'g' });
    expect(meaningOf(key('m'), 'g')).toEqual({ kind: 'shortcut', id: 'go-models' });
    expect(meaningOf(key('x'), 'g')).toEqual({ kind: 'nothing' });
    expect(meaningOf(key('g'), 'g')).toEqual({ kind: 'begun', first: 'g' });
  });

  it('leaves Ctrl+N and Alt+N to the system', () => {
    expect(meaningOf(key('n', true), null)).toEqual({ kind: 'nothing' });
    expect(meaningOf({ key: 'n', mod: false, alt: true }, null)).toEqual({ kind: 'nothing' });
  });

  it('gives every key to one shortcut only', () => {
    const all = shortcuts.flatMap(({ keys }) => keys as readonly string[]);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('holdsInFields', () => {
  it('is true for what writes nothing', () => {
    expect([key('k', true), key('F1'), key('n'), key('?')].map(holdsInFields)).toEqual([true, true, false, false]);
  });
});
