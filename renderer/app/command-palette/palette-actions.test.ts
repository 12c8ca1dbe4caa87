import { describe, expect, it } from 'vitest';
import { matchActions, type PaletteAction } from './palette-actions';

const action = (title: string, detail = ''): PaletteAction => ({ id: title, title, detail, run: () => {} });
const titles = (actions: readonly PaletteAction[]) => actions.map(({ title }) => title);

describe('matchActions', () => {
  const actions = [
    action('Go to training jobs'),
    action('New training job'),
    action('train-baseline', 'Completed job'),
  ];

  it('keeps everything, in order, for an empty query', () => {
    expect(titles(matchActions(actions, '  '))).toEqual(titles(actions));
  });

  it('needs every word, in any order and in title or detail', () => {
    expect(titles(matchActions(actions, 'job new'))).toEqual(['New training job']);
    expect(titles(matchActions(actions, 'completed'))).toEqual(['train-baseline']);
    expect(matchActions(actions, 'new nothing')).toEqual([]);
  });

  it('puts titles that begin with the query first, then words, then parts of words', () => {
    expect(titles(matchActions([...actions, action('constrained')], 'train'))).toEqual([
      'train-baseline',
      'Go to training jobs',
      'New training job',
      'constrained',
    ]);
  });

  it('finds a name by letters in order, and ranks it last', () => {
    const named = [action('harbour-voices'), action('hbv-1')];
    expect(titles(matchActions(named, 'hbv'))).toEqual(['hbv-1', 'harbour-voices']);
    expect(matchActions(named, 'hzv')).toEqual([]);
  });

  it('puts what was used last first among equals, and keeps to the limit', () => {
    const many = ['a1', 'a2', 'a3'].map((title) => action(title));
    expect(titles(matchActions(many, 'a', ['a3', 'a2'], 2))).toEqual(['a3', 'a2']);
  });

  it('takes 10,000 names within the time of a keystroke', () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      action(`orchard-or-harbour-${n}`, 'Training job · Completed'),
    );
    const began = performance.now();
    expect(matchActions(many, 'harbour 9999', [], 60)[0]?.title).toBe('orchard-or-harbour-9999');
    // Some 20 ms on a slow machine; ten times that would be felt.
    expect(performance.now() - began).toBeLessThan(200);
  });
});
