import { expect, it } from 'vitest';
import type { PersonaPreset } from '../../../shared/model/persona';
import { chosenPersona, nobody, ownValue, personaOptions, personaValue, settledPersona } from './persona-choice';

const characters = [
  { name: 'Orla', lines: 412 },
  { name: 'own/', lines: null },
];
const own = { kind: 'custom' as const, name: 'Clerk', systemPrompt: 'You keep the ledger.' };
const ferryman: PersonaPreset = {
  id: 'lock-ferryman',
  series: 'The Lock',
  name: 'Ferryman',
  summary: 'Rows and listens.',
  prompt: 'You row people across.',
  memory: { turns: 12 },
  sampling: { temperature: 0.6, topP: 0.9 },
  questions: ['How deep is it?'],
};
const presets = [ferryman];
const orla = { kind: 'character' as const, name: 'Orla' };

it('takes the first character where there are some, and nobody in particular where there are none', () => {
  expect(settledPersona(null, characters)).toEqual(orla);
  expect(settledPersona(null, null)).toEqual(nobody);
  expect(settledPersona(null, [])).toEqual(nobody);
});

it('keeps a choice that still makes sense and drops one that does not', () => {
  expect(settledPersona(own, characters)).toEqual(own);
  expect(settledPersona({ kind: 'character', name: 'Ada' }, characters)).toEqual(orla);
  expect(settledPersona(orla, null)).toEqual(nobody);
});

it('gives every persona a value of its own, whatever it is called', () => {
  const values = personaOptions(own, characters, presets).flatMap((one) => ('value' in one ? one.value : []));
  expect(values).toEqual(['character/Orla', 'character/own/', ownValue]);
  for (const name of ['Orla', 'own/', '']) {
    const persona = { kind: 'character' as const, name };
    expect(chosenPersona(personaValue(persona, presets), null, presets)).toEqual(persona);
  }
  expect(chosenPersona(ownValue, own, presets)).toEqual(own);
  expect(chosenPersona(ownValue, orla, presets)).toEqual(nobody);
});

it('offers presets by series where the endpoint takes any persona, and none where it has characters of its own', () => {
  const groups = (known: typeof characters | null) =>
    personaOptions(null, known, presets).filter((one) => 'options' in one);
  expect(groups(characters)).toEqual([]);
  expect(groups(null)).toEqual([
    {
      label: 'The Lock',
      options: [{ value: 'preset/lock-ferryman', label: 'Ferryman', description: 'Rows and listens.' }],
    },
  ]);
});

it('makes a preset a persona with its prompt and settings, and one’s own as soon as its prompt is another', () => {
  const persona = chosenPersona('preset/lock-ferryman', own, presets);
  expect(persona).toEqual({
    kind: 'custom',
    name: 'Ferryman',
    systemPrompt: 'You row people across.',
    memory: { turns: 12 },
    sampling: { temperature: 0.6, topP: 0.9 },
  });
  expect(personaValue(persona, presets)).toBe('preset/lock-ferryman');
  expect(personaValue({ ...persona, kind: 'custom', systemPrompt: 'You sail.' }, presets)).toBe(ownValue);
  expect(chosenPersona('preset/of-an-older-build', own, presets)).toEqual(own);
});
