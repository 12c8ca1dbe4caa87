import { describe, expect, it } from 'vitest';
import type { Thing } from './thing';
import { addressOf, thingOf } from './thing-address';

describe('addressOf', () => {
  it.each<Thing>([
    { kind: 'dataset', name: 'town@0123456789ab' },
    { kind: 'job', name: 'j' },
    { kind: 'processing-job', name: 'p' },
    { kind: 'model-group', name: 'town' },
    { kind: 'model-version', name: 'town/3' },
    { kind: 'endpoint', name: 'demo' },
    { kind: 'promotion', name: 'c0ffee' },
    { kind: 'conversation', name: 'c0ffee' },
  ])('leads to the screen that shows it: %o', (thing) => {
    expect(thingOf(addressOf(thing))).toEqual(thing);
  });

  it('leads to the list when the name is none of the kind', () => {
    expect(addressOf({ kind: 'dataset', name: 'a@b@c' })).toEqual({ kind: 'datasets' });
    expect(addressOf({ kind: 'model-version', name: 'town' })).toEqual({ kind: 'models' });
  });
});
