import { expect, it } from 'vitest';
import { chosenPersona, nobody, ownValue, personaOptions, personaValue, settledPersona } from './persona-choice';

const characters = [
  { name: 'Orla', lines: 412 },
  { name: 'own/', lines: null },
];
const own = { kind: 'custom' as const, name: 'Clerk', systemPrompt: 'You keep the ledger.' };
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
  const values = personaOptions(own, characters).map(({ value }) => value);
  expect(values).toEqual(['character/Orla', 'character/own/', ownValue]);
  for (const name of ['Orla', 'own/', '']) {
    const persona = { kind: 'character' as const, name };
    expect(chosenPersona(personaValue(persona), null)).toEqual(persona);
  }
  expect(chosenPersona(ownValue, own)).toEqual(own);
  expect(chosenPersona(ownValue, orla)).toEqual(nobody);
});
