import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { personaSchema } from '../../../shared/model/conversation';
import { personaOf, presetNamed } from '../../../shared/model/persona';
import { createResources } from './resources';

const resources = join(import.meta.dirname, '../../../resources');
const presets = await createResources(resources).personas();

it('ships a preset for everybody of the sample and for the cast people bring transcripts of', () => {
  const cast = JSON.parse(readFileSync(join(resources, 'samples/transcripts/cast.json'), 'utf8')) as {
    readonly name: string;
  }[];
  const known = ['Eleven', 'Mike', 'Dustin', 'Lucas', 'Will', 'Max', 'Hopper', 'Joyce', 'Steve', 'Nancy', 'Robin'];
  for (const name of [...cast.map((one) => one.name), ...known]) expect(presetNamed(presets, name)?.name).toBe(name);
});

it('has presets that are told apart by id and name and are personas a conversation takes', () => {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
  for (const preset of presets) expect(personaSchema.parse(personaOf(preset))).toEqual(personaOf(preset));
});
