import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplyReader, type ReplyPart } from './reply-reader';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Reads the reply cut at the given places. */
function read(reply: string, contentType: string | null = null, cuts: readonly number[] = []): readonly ReplyPart[] {
  const bytes = bytesOf(reply);
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  const reader = createReplyReader(contentType);
  const parts = places.slice(1).flatMap((end, index) => reader.push(bytes.subarray(places[index], end)));
  return [...parts, ...reader.end()];
}
const textOf = (parts: readonly ReplyPart[]) => parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
const factsOf = (parts: readonly ReplyPart[]) =>
  Object.assign({}, ...parts.map((part) => (part.kind === 'facts' ? part.facts : {})));

const delta = (text: string) => `data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\n`;
const words = ['Grüße', ' from', ' the 🚰 weir', '\nand "the mill"', ' — 水車'];
const source = { text: 'The mill turns.', context: 'Does it?', scene: 'quay-3', score: 0.71 };
const upside = { kind: 'retrieved', character: 'Orla', score: 0.64, sources: [source] };
const events = [
  ': a comment\n\n',
  'data: {"choices":[{"delta":{"role":"assistant"}}]}\n\n',
  ...words.map(delta),
  `event: message\r\ndata: ${JSON.stringify({ choices: [{ delta: {} }], upside })}\r\n\r\n`,
  'data: [DONE]\n\n',
].join('');

describe('server-sent events', () => {
  it('give the words one by one, then what is known of them', () => {
    const parts = read(events, 'text/event-stream');
    expect(parts.flatMap((part) => (part.kind === 'text' ? part.text : []))).toEqual(words);
    expect(factsOf(parts)).toEqual({ kind: 'retrieved', deltas: true, score: 0.64, sources: [source] });
  });

  it('say the same wherever they are cut, inside a character too', () => {
    const whole = read(events, 'text/event-stream');
    const length = bytesOf(events).length;
    fc.assert(
      fc.property(fc.array(fc.nat(length), { maxLength: 40 }), (cuts) => {
        expect(read(events, 'text/event-stream', cuts)).toEqual(whole);
      }),
      { numRuns: 200 },
    );
    const everyByte = Array.from({ length }, (_, index) => index);
    expect(read(events, 'text/event-stream', everyByte)).toEqual(whole);
  });

  it('are known by their first characters where nobody says so', () => {
    const bare = events.slice(events.indexOf('data:'));
    const length = bytesOf(bare).length;
    expect(textOf(read(bare, 'application/octet-stream', [1, 2, 3, length - 1]))).toBe(words.join(''));
  });

  it('end at [DONE] and count what no blank line closed', () => {
    expect(textOf(read(`${delta('a')}data: [DONE]\n\n${delta('b')}`, 'text/event-stream'))).toBe('a');
    expect(textOf(read(delta('a').trimEnd(), 'text/event-stream'))).toBe('a');
    expect(textOf(read(delta('a').replaceAll('\n', '\r'), 'text/event-stream', [3, 60]))).toBe('a');
  });

  it('may hold an error in the middle, which ends them', () => {
    const parts = read(`${delta('half')}data: {"error":{"message":"out of memory"}}\n\n${delta('more')}`);
    expect(textOf(parts)).toBe('half');
    expect(parts.at(-1)).toEqual({ kind: 'error', message: 'out of memory' });
  });
});

describe('other forms', () => {
  const openAi = { choices: [{ message: { role: 'assistant', content: 'Hello.' } }], usage: { completion_tokens: 3 } };
  it.each<[string, unknown, string, object]>([
    ['a chat completion', openAi, 'Hello.', { kind: 'generated', completionTokens: 3 }],
    ['a retrieved answer', { ...openAi, usage: undefined, upside }, 'Hello.', { kind: 'retrieved', score: 0.64 }],
    [
      'content in parts',
      { choices: [{ message: { content: [{ type: 'text', text: 'Hel' }, { text: 'lo.' }] } }] },
      'Hello.',
      {},
    ],
    ['a completion', { choices: [{ text: 'Hello.' }] }, 'Hello.', {}],
    ['generated_text', { generated_text: 'Hello.' }, 'Hello.', { kind: 'generated' }],
    ['[generated_text]', [{ generated_text: 'Hello.' }], 'Hello.', { kind: 'generated' }],
    [
      'a whole chat back',
      [
        {
          generated_text: [
            { role: 'user', content: 'Hi' },
            { role: 'assistant', content: 'Hello.' },
          ],
        },
      ],
      'Hello.',
      { kind: 'generated' },
    ],
    ['a string', 'Hello.', 'Hello.', {}],
    ['a plain field', { response: 'Hello.' }, 'Hello.', {}],
  ])('reads %s', (_what, value, text, facts) => {
    for (const type of ['application/json', null]) {
      const parts = read(JSON.stringify(value), type, [1, 9]);
      expect(textOf(parts)).toBe(text);
      expect(factsOf(parts)).toMatchObject(facts);
    }
    expect(textOf(read(JSON.stringify(value, null, 2), null, [5]))).toBe(text);
  });

  it('reads tokens a line as they come, and their sum only when there were none', () => {
    const reader = createReplyReader('application/jsonlines');
    const line = (value: unknown) => bytesOf(`${JSON.stringify(value)}\n`);
    expect(textOf(reader.push(line({ token: { text: 'Hel' } })))).toBe('Hel');
    expect(textOf(reader.push(line({ token: { text: 'lo.' } })))).toBe('lo.');
    const last = { token: { text: '</s>', special: true }, generated_text: 'Hello.' };
    expect(textOf([...reader.push(line(last)), ...reader.end()])).toBe('');
    expect(textOf(read(JSON.stringify(last)))).toBe('Hello.');
  });

  it('streams plain text, and text that only looks like something else', () => {
    const reader = createReplyReader('text/plain');
    expect(textOf(reader.push(bytesOf('data: is')))).toBe('data: is');
    expect(textOf(read('{ not json', 'text/plain'))).toBe('{ not json');
    expect(textOf(read('"Well," she began.', 'text/plain', [3]))).toBe('"Well," she began.');
    expect(textOf(read('dates and figs', null, [1, 2, 3]))).toBe('dates and figs');
    expect(read('')).toEqual([]);
  });

  it.each([
    ['an error in words', '{"error":"no such character"}', 'no such character'],
    [
      'an error of the built-in chatbot',
      '{"error":{"code":"unknown_character","message":"Nobody is called Ada."}}',
      'Nobody is called Ada.',
    ],
    ['a value that is no reply', '{"predictions":[1,2]}', 'predictions'],
    ['half a JSON value', '{"choices":[{"mess', 'broke off'],
  ])('says what is wrong with %s', (_what, reply, said) => {
    const parts = read(reply, 'application/json');
    expect(parts).toEqual([{ kind: 'error', message: expect.stringContaining(said) }]);
  });

  it('gives up on an answer without end', () => {
    const reader = createReplyReader(null);
    const parts = Array.from({ length: 50 }, () => reader.push(bytesOf(`{${'x'.repeat(100_000)}`))).flat();
    expect(parts).toEqual([{ kind: 'error', message: expect.stringContaining('longer') }]);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 6 }), (chunks) => {
        const reader = createReplyReader(null);
        for (const chunk of chunks) reader.push(chunk);
        reader.end();
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        read(JSON.stringify(value), 'application/json');
      }),
    );
  });
});
