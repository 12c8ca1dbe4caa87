import { expect, it } from 'vitest';
import { personaOf, personaPresets, presetNamed } from './persona';

const file = {
  series: 'The Lock',
  rules: 'Answer briefly.',
  personas: [
    {
      id: 'lock-ferryman',
      name: 'Ferryman',
      summary: 'Rows and listens.',
      prompt: 'You row people across.',
      memory: { turns: 12 },
      sampling: { temperature: 0.6, topP: 0.9 },
      questions: ['How deep is it?'],
    },
  ],
};

it('puts the rules of a series below each prompt of it', () => {
  const [preset] = personaPresets(file);
  expect(preset).toMatchObject({ series: 'The Lock', prompt: 'You row people across.\n\nAnswer briefly.' });
  expect(preset && personaOf(preset).systemPrompt).toBe(preset?.prompt);
});

it('refuses a file that is none', () => {
  const [persona] = file.personas;
  const broken = [
    [],
    { ...file, personas: [] },
    { ...file, personas: [{ ...persona, id: 'Ferry Man' }] },
    { ...file, personas: [{ ...persona, memory: { turns: 0 } }] },
    { ...file, personas: [{ ...persona, sampling: { temperature: 3, topP: 1 } }] },
    { ...file, personas: [{ ...persona, questions: [] }] },
  ];
  for (const one of broken) expect(() => personaPresets(one)).toThrow();
});

it('finds the preset of a speaker whatever the case, and of nobody else', () => {
  const presets = personaPresets(file);
  expect(presetNamed(presets, ' FERRYMAN ')?.id).toBe('lock-ferryman');
  expect(presetNamed(presets, 'Ferry')).toBeNull();
});
