import { expect, test } from 'vitest';
import { previewText, textLimit } from './preview';

const bytes = (text: string) => new TextEncoder().encode(text);
const preview = (text: string, name: string, total = bytes(text).length) => previewText(bytes(text), name, total);

test('JSON is set out anew while it is whole, and shown as it is when it is not', () => {
  expect(preview('{"a":[1]}', 'x.json')).toMatchObject({ pretty: true, text: '{\n  "a": [\n    1\n  ]\n}' });
  expect(preview('{"a":[1', 'x.json', 999)).toMatchObject({ pretty: false, text: '{"a":[1', cut: true });
  expect(preview('{broken', 'x.json')).toMatchObject({ kind: 'text', pretty: false });
});

test('rows of a table are read up to the last whole line', () => {
  expect(preview('a,b\n1,"x,y"\n2,ha', 't.csv', 5_000)).toMatchObject({
    kind: 'rows',
    columns: ['a', 'b'],
    rows: [['1', 'x,y']],
    cut: true,
  });
  expect(preview('{"a":1,"b":"x"}\n{"a":2,"c":[3]}\n', 't.jsonl')).toMatchObject({
    columns: ['a', 'b', 'c'],
    rows: [
      ['1', 'x', ''],
      ['2', '', '[3]'],
    ],
    cut: false,
  });
});

test('a broken table is a text', () => {
  expect(preview('a,b\n"open,1\n', 't.csv')).toMatchObject({ kind: 'text' });
  expect(preview('{"a":1}\nnot json\n', 't.jsonl')).toMatchObject({ kind: 'text' });
});

test('text in other encodings is read, binary is told', () => {
  expect(previewText(new Uint8Array([0xff, 0xfe, 0x48, 0, 0x69, 0]), 'x.txt', 6)).toMatchObject({ text: 'Hi' });
  expect(previewText(new Uint8Array([0x63, 0x61, 0x66, 0xe9]), 'x.txt', 4)).toMatchObject({ text: 'café' });
  expect(previewText(new Uint8Array([1, 2, 0, 4]), 'x.bin', 4)).toMatchObject({ kind: 'none' });
  expect(previewText(new Uint8Array([0xff, 0xfb, 1, 2]), 'x.mp3', 4)).toMatchObject({ kind: 'none' });
  expect(previewText(new Uint8Array(), 'x.txt', 0)).toMatchObject({ kind: 'none', why: 'This object is empty.' });
});

test('a character cut off at the end is left out', () => {
  const whole = bytes('é'.repeat(textLimit));
  const start = whole.subarray(0, textLimit - 1);
  expect(previewText(start, 'x.txt', whole.length)).toMatchObject({ text: 'é'.repeat((textLimit - 2) / 2), cut: true });
});
