import { expect, test } from 'vitest';
import { previewBytes } from './preview';

const bytes = (text: string) => new TextEncoder().encode(text);
const preview = (text: string, name = 'train.csv') => previewBytes(bytes(text), name, bytes(text).length);

test('rows, labels by count and the first rows are shown', () => {
  expect(preview('text,label\nby the sea,harbour\nin the wood,forest\nwaves,harbour\n')).toMatchObject({
    rows: 3,
    labels: [
      { label: 'harbour', count: 2 },
      { label: 'forest', count: 1 },
    ],
    sample: [{ text: 'by the sea', label: 'harbour' }, { label: 'forest' }, { label: 'harbour' }],
    problems: [],
  });
});

test.each([
  ['', 'train.csv is empty'],
  ['text,label\n', 'no row'],
  ['text,label\na,b\n', 'one label only'],
  ['words,label\na,b\n', 'column "text"'],
  ['text,label\na,b,c\n', 'line 2'],
  ['a\u0000b', 'binary file'],
])('%j is told as a problem', (text, problem) => {
  expect(preview(text).problems.join()).toContain(problem);
});

test('the beginning of a larger file is cut at its last whole line', () => {
  const start = bytes('text,label\na,x\nb,y\nhalf a ro');
  expect(previewBytes(start, 'train.csv', 10_000_000)).toMatchObject({ rows: 2, bytes: 10_000_000, problems: [] });
});

test('JSON lines are read as well', () => {
  expect(preview('{"text":"a","label":"x"}\n{"text":"b","label":"y"}\n', 'train.jsonl')).toMatchObject({
    rows: 2,
    problems: [],
  });
});

test('lines of a dialogue are counted by character', () => {
  const lines = 'scene,turn,character,text\ns,1,Ann,Hello.\ns,2,Bo,Hm.\ns,3,Ann,Well.\n';
  expect(previewBytes(bytes(lines), 'talk.csv', bytes(lines).length, 'dialogue')).toMatchObject({
    format: 'dialogue',
    rows: 3,
    labels: [
      { label: 'Ann', count: 2 },
      { label: 'Bo', count: 1 },
    ],
    sample: [{ text: 'Hello.', label: 'Ann' }, { label: 'Bo' }, { label: 'Ann' }],
    problems: [],
  });
});

test('a dialogue in which nobody answers is told as a problem', () => {
  const lines = 'scene,turn,character,text\ns,1,Ann,Hello.\nt,1,Bo,Hm.\n';
  expect(previewBytes(bytes(lines), 'talk.csv', bytes(lines).length, 'dialogue').problems).toEqual([
    'talk.csv has no scene of two lines, so no line answers another. Give the lines of a talk one scene.',
  ]);
});
