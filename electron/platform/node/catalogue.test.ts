import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hyperParameterProblems } from '../../../shared/model/hyper-parameter-rules';
import { imageOf } from '../../../shared/model/image-address';
import { recipeRunsOn } from '../../../shared/model/recipe';
import { createResources } from './resources';
import { nodeSourcePacker } from './source-packer';

const resources = createResources(join(import.meta.dirname, '../../../resources'));
const [catalogue, recipes] = await Promise.all([resources.catalogue(), resources.recipes()]);

const twice = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at);

describe('the catalogue', () => {
  it('names every image, registry and instance type once', () => {
    expect(twice(catalogue.images.map(({ id }) => id))).toEqual([]);
    expect(twice(catalogue.registries.map(({ region }) => region))).toEqual([]);
    expect(twice(catalogue.instanceTypes.map(({ type }) => type))).toEqual([]);
  });

  it('has tags that say what their rows say', () => {
    for (const { cuda, device, frameworkVersion, pythonVersion, tag, transformersVersion } of catalogue.images) {
      expect(tag).toContain(`-${device}-py${pythonVersion.replace('.', '')}-`);
      expect(tag.startsWith(`${frameworkVersion}-`)).toBe(true);
      if (transformersVersion !== null) expect(tag).toContain(`-transformers${transformersVersion}-`);
      expect(/-cu(\d+)/.exec(tag)?.[1] ?? null).toBe(cuda?.replace('.', '') ?? null);
    }
  });

  it('knows the types of the earlier project, and says what it does not know of a retired one', () => {
    const type = (name: string) => catalogue.instanceTypes.find((each) => each.type === name);
    expect(type('ml.g4dn.xlarge')).toMatchObject({
      vcpus: 4,
      memoryGib: 16,
      gpu: { name: 'T4', count: 1, memoryGib: 16 },
      localNvmeGb: 125,
      spot: true,
      training: true,
    });
    expect(type('ml.p3.2xlarge')).toMatchObject({ vcpus: null, memoryGib: null, gpu: { name: 'V100', count: 1 } });
  });
});

describe('the recipes', () => {
  it('for the local workspace are the built-in ones', () => {
    const ids = (kind: 'aws' | 'local') => recipes.filter((each) => recipeRunsOn(each, kind)).map(({ id }) => id);
    expect(ids('local')).toEqual(['character-chatbot', 'location-classifier']);
    expect(ids('aws')).toEqual([
      'character-chatbot-lora',
      'location-classifier-distilbert',
      'own-container',
      'script-mode',
    ]);
  });

  it('have defaults that pass their own rules, and compile as regular expressions', () => {
    for (const recipe of recipes) {
      const defaults = Object.fromEntries(recipe.hyperParameters.map((each) => [each.name, each.default]));
      expect(hyperParameterProblems(recipe, defaults)).toEqual([]);
      for (const { regex } of recipe.metricDefinitions) expect(new RegExp(`${regex}|`).exec('')).toHaveLength(2);
    }
  });

  it('for AWS find an image of the catalogue for their default instance, but for one’s own container', () => {
    for (const recipe of recipes.filter((each) => recipeRunsOn(each, 'aws'))) {
      const found = imageOf(catalogue, recipe, 'eu-west-1', recipe.defaults.instanceType);
      expect([recipe.id, found.kind]).toEqual([recipe.id, recipe.kind === 'container' ? 'none' : 'catalogue']);
      expect(catalogue.images.filter(({ id }) => recipe.images.includes(id))).toHaveLength(recipe.images.length);
    }
  });

  it('that bring a program bring all of it, each name once', async () => {
    for (const { program } of recipes) {
      if (program === null) continue;
      const packed = await nodeSourcePacker.pack(resources.programFolders(program));
      const names = packed.ok ? packed.data.files : [];
      expect(names).toEqual(expect.arrayContaining([program.entryPoint, 'inference.py', 'requirements.txt', 'job.py']));
      expect(twice(names)).toEqual([]);
    }
  });

  it('take other hyperparameters only for a person’s own program', () => {
    for (const recipe of recipes)
      expect([recipe.id, hyperParameterProblems(recipe, { own: '1' }).length]).toEqual([
        recipe.id,
        ['script', 'container'].includes(recipe.kind) ? 0 : 1,
      ]);
  });
});

it('a text hyperparameter may be blank only where it need not be given', async () => {
  const chatbot = recipes.find(({ id }) => id === 'character-chatbot-lora');
  if (!chatbot) throw new Error('no chatbot');
  expect(hyperParameterProblems(chatbot, { character: ' ' })).toEqual([]);
  expect(hyperParameterProblems(chatbot, { system_prompt: ' ' })).toMatchObject([
    { message: 'System prompt is blank.' },
  ]);
  expect(hyperParameterProblems(chatbot, { character: 'x'.repeat(2501) })).toMatchObject([
    { message: expect.stringContaining('2500') },
  ]);
});
