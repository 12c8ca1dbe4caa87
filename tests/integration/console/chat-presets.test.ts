import { afterAll, expect, it } from 'vitest';
import { ok } from '../../../shared/errors/result';
import { personaOf } from '../../../shared/model/persona';
import { keepChats, told } from '../../fakes/kept-chats';
import { all, must } from '../../fakes/opened-console';
import { localScope } from '../../fakes/scope';
import { delta, ScriptedInference } from '../../fakes/scripted-inference';

const kept = await keepChats();
afterAll(() => kept.remove());

it('leads a conversation as a preset says, and still does when it is opened again', async () => {
  const scope = localScope('000000000000', 'us-east-1', 'presets');
  const inference = new ScriptedInference({ stream: () => [delta('Stay tuned.')] });
  const chat = kept.open(() => ok(inference));
  const dess = must(await chat.presets()).find(({ id }) => id === 'wickerly-dess');
  if (dess === undefined) throw new Error('The preset is missing.');
  const persona = personaOf(dess);
  const message = {
    conversationId: null,
    target: { endpoint: 'lock', variant: null, persona },
    content: 'Hello?',
    replaces: null,
  };
  const { id } = told(await all(chat.send(scope, message, new AbortController().signal)));
  expect(inference.asked.at(-1)?.body).toMatchObject({
    messages: [
      { role: 'system', content: dess.prompt },
      { role: 'user', content: 'Hello?' },
    ],
    temperature: dess.sampling.temperature,
    top_p: dess.sampling.topP,
  });
  const again = kept.open(() => ok(inference));
  expect(must(await again.conversation(scope, id, null)).summary.target.persona).toEqual(persona);
});
