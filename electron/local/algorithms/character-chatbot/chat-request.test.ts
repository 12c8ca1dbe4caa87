import { describe, expect, it } from 'vitest';
import { type ChatRequest, MAX_CONTEXT_CHARACTERS, parseChatRequest, turnsOf } from './chat-request';

const parse = (value: unknown) => parseChatRequest(Buffer.from(JSON.stringify(value)));
const request = (messages: ChatRequest['messages']): ChatRequest => parse({ messages }) as ChatRequest;

describe('parseChatRequest', () => {
  it('fills in what was left out and ignores what others know', () => {
    expect(parse({ messages: [{ role: 'user', content: 'Hi' }], model: 'any', max_tokens: 5 })).toEqual({
      messages: [{ role: 'user', content: 'Hi' }],
      stream: false,
      temperature: 0,
      exclude: [],
    });
  });

  it.each([
    [{}, 'messages: '],
    [{ messages: [{ role: 'robot', content: '' }] }, 'messages.0.role: '],
    [{ messages: [], temperature: 3 }, 'temperature: '],
    [{ operation: 'dance' }, 'There is no operation "dance"'],
    ['text', 'The request: '],
  ])('%j is refused naming what is wrong', (value, message) => {
    expect(() => parse(value)).toThrow(message);
  });
});

describe('turnsOf', () => {
  it('takes the last turns, the character’s own as its own, without system and empty ones', () => {
    const turns = turnsOf(
      request([
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'First' },
        { role: 'user', content: 'One', name: 'Dob' },
        { role: 'assistant', content: 'Two' },
        { role: 'user', content: ' ' },
        { role: 'user', content: 'Three' },
      ]),
      'Ann',
      3,
    );
    expect(turns).toEqual([
      { speaker: 'Dob', text: 'One' },
      { speaker: 'Ann', text: 'Two' },
      { speaker: null, text: 'Three' },
    ]);
  });

  it('refuses a talk in which no user spoke, and turns too long to be any', () => {
    expect(() => turnsOf(request([{ role: 'assistant', content: 'Hi' }]), 'Ann', 4)).toThrow('no user message');
    const long = 'x'.repeat(MAX_CONTEXT_CHARACTERS);
    const said = (content: string) => ({ role: 'user' as const, content });
    expect(turnsOf(request([said(long), said('y')]), 'Ann', 1)).toHaveLength(1);
    expect(() => turnsOf(request([said(long), said('y')]), 'Ann', 2)).toThrow('the limit is 8000');
  });
});
