import { describe, expect, it } from 'vitest';
import type { DialogueRow } from '../../../../shared/model/labelled-text/dialogue-rows';
import { linesOf } from './dialogue';

const row = (scene: string, turn: number, character: string, text: string): DialogueRow => ({
  scene,
  turn,
  character,
  text,
  file: 'f',
  line: turn,
});

describe('linesOf', () => {
  it('orders by turn, keeps scenes apart and looks back no farther than told', () => {
    const lines = linesOf(
      [row('a', 3, 'Ann', 'three'), row('b', 1, 'Cy', 'other'), row('a', 1, 'Ann', 'one'), row('a', 2, 'Bo', 'two')],
      2,
    );
    expect(lines.map(({ text, context }) => [text, context.map((turn) => `${turn.speaker} ${turn.text}`)])).toEqual([
      ['one', []],
      ['two', ['Ann one']],
      ['three', ['Ann one', 'Bo two']],
      ['other', []],
    ]);
    expect(linesOf([row('a', 1, 'A', 'x'), row('a', 2, 'B', 'y'), row('a', 3, 'A', 'z')], 1)[2]?.context).toHaveLength(
      1,
    );
  });

  it('refuses two lines in one place', () => {
    expect(() => linesOf([row('a', 1, 'A', 'x'), row('a', 1, 'B', 'y')], 2)).toThrow(
      'turn 1 of the scene "a" is there already',
    );
  });
});
