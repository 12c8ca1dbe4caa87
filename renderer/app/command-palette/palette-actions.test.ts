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

  it('puts titles that begin with the query first', () => {
    expect(titles(matchActions(actions, 'train'))).toEqual([
      'train-baseline',
      'Go to training jobs',
      'New training job',
    ]);
  });
});
