import type { Answer } from '../../../../shared/model/conversation';
import { unwrap } from '../../context';
import { expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';

/** Talks to a character and reads back what is kept of it. */
export const talkStep: TourStep = {
  name: 'chat',
  title: 'Talking to it',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { chat } = state.console;
    const endpoint = needed(state.endpoint, 'endpoint');
    const { value: characters } = unwrap(await chat.personas(scope, endpoint, null));
    const character = needed(characters?.[0] ?? null, 'character');
    const question = 'Good morning! What is the news from the harbour?';
    let answer: Answer | null = null;
    const message = {
      conversationId: null,
      target: { endpoint, variant: null, persona: { kind: 'character' as const, name: character.name } },
      content: question,
      replaces: null,
    };
    for await (const result of chat.send(scope, message, state.context.signal)) {
      const item = unwrap(result);
      if (item.kind === 'started') state.conversationId = item.conversation.summary.id;
      if (item.kind === 'ended') answer = item.answer;
    }
    const { content, facts, status, failure } = needed(answer, 'answer');
    expect(status === 'done', `The answer ended ${status}: ${failure?.message ?? ''}`);
    expect(facts?.kind === 'retrieved' && facts.sources.length > 0, 'The answer names no source.');
    const kept = unwrap(await chat.conversation(scope, needed(state.conversationId, 'conversation'), null));
    expect(kept.turns.length === 2, `${kept.turns.length} of 2 turns were kept.`);
    state.context.output.note(`    you: ${question}`);
    state.context.output.note(`    ${character.name}: ${content}`);
    return {
      said: `${character.name} answered in ${Math.round(facts.totalMs)} ms, ${facts.kind}, from ${facts.sources.length} ${facts.sources.length === 1 ? 'line' : 'lines'}`,
      facts: { character: character.name, question, answer: content, milliseconds: facts.totalMs, kind: facts.kind },
    };
  },
};
