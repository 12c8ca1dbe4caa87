import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipeSchema } from '../../../../shared/model/recipe';
import { numberRules, parseHyperParameters } from './hyper-parameters';

const recipe = recipeSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../resources/recipes/character-chatbot.json'), 'utf8')),
);

describe('the recipe', () => {
  it('has the ranges and defaults the program enforces', () => {
    const told = recipe.hyperParameters.flatMap((p) =>
      p.kind === 'number' ? [[p.name, { default: Number(p.default), min: p.min, max: p.max, integer: p.integer }]] : [],
    );
    expect(Object.fromEntries(told)).toEqual(numberRules);
  });

  it('has defaults that mean the same as saying nothing', () => {
    const defaults = Object.fromEntries(recipe.hyperParameters.map((p) => [p.name, p.default]));
    expect(parseHyperParameters(defaults)).toEqual(parseHyperParameters({}));
  });
});

it('refuses dimensions the loops cannot take, and names it does not know', () => {
  expect(() => parseHyperParameters({ dimensions: '30' })).toThrow('must be a multiple of 4');
  expect(() => parseHyperParameters({ dimension: '32' })).toThrow('Unknown hyperparameter "dimension".');
});
