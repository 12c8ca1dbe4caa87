import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preparationOptionsSchema } from '../dataset/preparation';
import { readTranscript } from './read-transcript';

const options = preparationOptionsSchema.parse({});
const decode = (bytes: Uint8Array, open: boolean) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });
const readBytes = (bytes: Uint8Array, file: string, cut = false) =>
  readTranscript(bytes, file, options, { records: 10_000, cut }, decode);
const read = (text: string, file: string) => readBytes(new TextEncoder().encode(text), file);
const names = ['x.srt', 'x.vtt', 'x.txt', 'x.csv', 'x.jsonl', 'x'];

/** What these formats are made of, so that random texts come near to right ones. */
const hostile = fc
  .array(
    fc.oneof(
      { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 2 },
      fc.constantFrom(
        ...['\n', '\n\n', '\r', '\r\n', '1\n', '00:00:01,000 --> 00:00:02,000\n', '-1:-2:-3,4 --> 9999:99:99,999999\n'],
        ...[
          'WEBVTT\n\n',
          'NOTE ',
          '<v Ann>',
          '<script>',
          '</i>',
          '{\\an8}',
          '&lt;',
          '&#0;',
          '&#x110000;',
          '♪',
          '# ',
          ' #',
        ],
        ...['[', ']', '(', ')', '*', '- ', '— ', 'ANN: ', 'Ann: ', '[ANN] ', 'INT. ', 'SCENE 3 - ', ' - NIGHT', '...'],
        ...[
          'speaker,text\n',
          '"',
          ',',
          '{"text":"a"}\n',
          '{"text":',
          '\0',
          '\ufeff',
          '\u202e',
          '\ud800',
          '__proto__: a\n',
        ],
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

const word = fc.constantFrom('river', 'lamp', 'Tuesday', 'öl', 'don’t', 'seven', 'I', 'quiet', 'bridge');
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `So ${words.join(' ')}.`);
const speaker = fc.constantFrom('ANN', 'BOB', 'MRS. CRANE', 'DR LOW');
const lines = fc.array(fc.record({ speaker, text: sentence }), { minLength: 1, maxLength: 30 });
const stamp = (ms: number, point: string): string =>
  `${new Date(ms).toISOString().slice(11, 19)}${point}${String(ms % 1000).padStart(3, '0')}`;
const cue = (i: number, body: string, point: string): string =>
  `${i + 1}\n${stamp(i * 3000 + 123, point)} --> ${stamp(i * 3000 + 2456, point)}\n${body}\n`;
const spoken = (text: string, file: string) => read(text, file).records.map((record) => [record.speaker, record.text]);
const expected = (made: readonly { speaker: string; text: string }[]) =>
  made.map((line) => [
    { ANN: 'Ann', BOB: 'Bob', 'MRS. CRANE': 'Mrs. Crane', 'DR LOW': 'Dr Low' }[line.speaker],
    line.text,
  ]);
const newline = fc.constantFrom('\n', '\r\n', '\r');

describe('every reader', () => {
  it('never throws and never gives an empty line, whatever the text', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...names), (text, file) => {
        for (const record of read(text, file).records) {
          expect(record.text).toMatch(/[\p{L}\p{N}]/u);
          expect(record.text).not.toMatch(/[\n\r\0]/);
          expect(record.speaker).not.toBe('');
          expect(record.line).toBeGreaterThan(0);
          if (record.startMs !== null) expect(record.endMs ?? -1).toBeGreaterThanOrEqual(record.startMs);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('never throws, whatever the bytes, cut or whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...names), fc.boolean(), (bytes, file, cut) => {
        expect(readBytes(bytes, file, cut).problems).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer than in proportion for texts that make patterns go back', () => {
    for (const piece of [
      '<',
      '(',
      '[',
      '*',
      '♪',
      '{\\',
      '&',
      '# ',
      '- ',
      ' ',
      'A ',
      ': ',
      '"',
      '<v ',
      '<script',
      '[A',
      '((',
    ])
      for (const file of names) {
        const began = performance.now();
        read(`1\n00:00:01,000 --> 00:00:02,000\n${piece.repeat(15_000 / piece.length)}\n`, file);
        read(piece.repeat(15_000 / piece.length), file);
        expect(performance.now() - began, `${piece} in ${file}`).toBeLessThan(2_000);
      }
  });
});

describe('what was written is read', () => {
  it('from .srt and .vtt', () => {
    fc.assert(
      fc.property(lines, newline, (made, end) => {
        const body = (point: string) =>
          made.map(({ speaker: name, text }, i) => cue(i, `${name}: ${text}`, point)).join('\n');
        expect(spoken(body(',').replaceAll('\n', end), 'x.srt')).toEqual(expected(made));
        expect(spoken(`WEBVTT\n\n${body('.')}`.replaceAll('\n', end), 'x.vtt')).toEqual(expected(made));
        const [first] = read(body(','), 'x.srt').records;
        expect([first?.startMs, first?.endMs, first?.line]).toEqual([123, 2456, 3]);
      }),
    );
  });

  it('from scripts in both forms', () => {
    fc.assert(
      fc.property(lines, newline, (made, end) => {
        const inline = made.map(({ speaker: name, text }) => `${name}: ${text}\n`).join('\n');
        const above = made.map(({ speaker: name, text }) => `          ${name}\n     ${text}\n`).join('\n');
        expect(spoken(`INT. INN - DAY\n\n${inline}`.replaceAll('\n', end), 'x.txt')).toEqual(expected(made));
        expect(spoken(`INT. INN - DAY\n\n${above}`.replaceAll('\n', end), 'x.txt')).toEqual(expected(made));
      }),
    );
  });

  it('from tables', () => {
    fc.assert(
      fc.property(lines, (made) => {
        const csv = made.map(({ speaker: name, text }) => `${name},"${text}"`).join('\n');
        expect(spoken(`speaker,text\n${csv}`, 'x.csv')).toEqual(expected(made));
        expect(spoken(made.map((line) => JSON.stringify(line)).join('\n'), 'x.jsonl')).toEqual(expected(made));
      }),
    );
  });

  it('from speeches split over cues, merged again', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (speeches, width) => {
          let at = 0;
          let text = '';
          for (const speech of speeches) {
            const words = speech.split(' ');
            for (let i = 0; i < words.length; i += width) {
              text += `1\n${stamp(at, ',')} --> ${stamp(at + 900, ',')}\n${i === 0 ? 'ANN: ' : ''}${words.slice(i, i + width).join(' ')}\n\n`;
              at += 1000;
            }
          }
          expect(spoken(text, 'x.srt').map(([, said]) => said)).toEqual(speeches);
        },
      ),
    );
  });
});
