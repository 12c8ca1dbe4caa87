import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Answer, Turn } from '../../../shared/model/conversation';
import { chatBody, inferenceRequest } from './request';

const orla = { kind: 'character' as const, name: 'Orla' };
const ids = ['0', '1', '2', '3'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
const asked = (content: string, id: string = randomUUID()): Turn => ({ role: 'user', id, content, at: 1 });
const answered = (content: string, status: Answer['status'] = 'done', replyTo: string = randomUUID()): Turn => ({
  role: 'assistant',
  id: randomUUID(),
  content,
  at: 2,
  replyTo,
  speaker: 'Orla',
  status,
  facts: null,
  failure: null,
});

it('sends what was said, half answers too, but no question that failed', () => {
  const turns = [
    asked('a', ids[0]),
    answered('b', 'stopped', ids[0]),
    asked('too much for it', ids[1]),
    answered('half', 'failed', ids[1]),
    asked('c', ids[2]),
    answered('', 'stopped', ids[2]),
    asked('d'),
  ];
  expect(chatBody(orla, turns, ['x'])).toEqual({
    messages: [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
      { role: 'user', content: 'c\n\nd' },
    ],
    character: 'Orla',
    exclude: ['x'],
  });
});

it('puts a system prompt first and says nothing about a persona without one', () => {
  const persona = { kind: 'custom' as const, name: 'Clerk', systemPrompt: 'You keep the ledger.' };
  expect(chatBody(persona, [asked('a')], []).messages[0]).toEqual({ role: 'system', content: 'You keep the ledger.' });
  expect(chatBody({ ...persona, systemPrompt: ' \n' }, [asked('a')], [])).toEqual({
    messages: [{ role: 'user', content: 'a' }],
  });
});

it('sends what a preset asks for: its own number of turns, and how freely to speak', () => {
  const persona = {
    kind: 'custom' as const,
    name: 'Clerk',
    systemPrompt: 'You keep the ledger.',
    memory: { turns: 3 },
    sampling: { temperature: 0.7, topP: 0.9 },
  };
  const turns = [asked('a'), answered('b'), asked('c'), answered('d'), asked('e')];
  expect(chatBody(persona, turns, [])).toEqual({
    messages: [
      { role: 'system', content: 'You keep the ledger.' },
      { role: 'user', content: 'c' },
      { role: 'assistant', content: 'd' },
      { role: 'user', content: 'e' },
    ],
    temperature: 0.7,
    top_p: 0.9,
  });
});

it('sends the newest of a long conversation, and the question always', () => {
  const long = Array.from({ length: 100 }, (_, index) => [asked(`q${index}`), answered(`a${index}`)]).flat();
  const { messages } = chatBody(orla, [...long, asked('now')], []);
  expect(messages.length).toBeLessThanOrEqual(40);
  expect(messages.at(-1)?.content).toBe('now');
  const huge = 'x'.repeat(50_000);
  expect(chatBody(orla, [asked(huge), answered(huge), asked(huge)], []).messages).toEqual([
    { role: 'user', content: huge },
  ]);
});

it('is JSON to be answered as JSON', () => {
  const { accept, body, contentType, variant } = inferenceRequest({ messages: ['ü'] }, 'blue');
  expect([accept, contentType, variant]).toEqual(['application/json', 'application/json', 'blue']);
  expect(new TextDecoder().decode(body)).toBe('{"messages":["ü"]}');
});
