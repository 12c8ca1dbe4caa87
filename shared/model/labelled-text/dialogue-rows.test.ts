import { describe, expect, it } from 'vitest';
import { readDialogueRows } from './dialogue-rows';

const read = (text: string, file = 'talk.jsonl') => [...readDialogueRows(text, file)];
const line = '{"scene": "s", "turn": 1, "character": "Ann", "text": "Hello."}';

describe('readDialogueRows', () => {
  it('reads JSON lines and CSV with the same columns alike', () => {
    const [json] = read(line);
    const [csv] = read('text,turn,mood,scene,character\nHello.,1,glad,s,Ann\n', 'talk.csv');
    expect(json).toEqual({ scene: 's', turn: 1, character: 'Ann', text: 'Hello.', file: 'talk.jsonl', line: 1 });
    expect(csv).toEqual({ ...json, file: 'talk.csv', line: 2 });
  });

  it('takes numbered scenes, and trims what surrounds names and texts', () => {
    expect(read('{"scene": 7, "turn": "2", "character": " Ann ", "text": " Hello. "}')).toMatchObject([
      { scene: '7', turn: 2, character: 'Ann', text: 'Hello.' },
    ]);
  });

  it.each([
    ['{"scene": "s", "turn": 1, "character": "Ann"}', 'talk.jsonl line 1: "text" is missing or empty.'],
    ['{"scene": "s", "turn": "x", "character": "Ann", "text": "a"}', 'line 1: "turn" must be a number'],
    ['{"scene": "s", "turn": 1, "text": "a"}', 'line 1: "character" is missing or empty.'],
    [`${line}\n${line}`, 'line 2: turn 1 of the scene "s" is there already'],
    [`${line}\n[]`, 'line 2: every line must be an object such as {"scene": "…"'],
    [`${line}\nnot json`, 'line 2: this is not JSON'],
    [line.replace('Hello', 'x'.repeat(4001)), 'line 1: the text has 4002 characters; the limit is 4000'],
  ])('%s is refused with its line', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('names the missing column of a CSV file', () => {
    expect(() => read('scene,turn,speaker,text\n', 'talk.csv')).toThrow(
      'talk.csv line 1: the header must name one column "character" and it has none.',
    );
  });
});
