import { z } from 'zod';
import type { HyperParameter, Recipe } from './recipe';

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
  readonly hint: string;
}

/** A hyperparameter's value in CreateTrainingJob. */
const longestValue = 2500;

const weightsSchema = z.record(z.string().min(1), z.number().positive());

/** What a recipe says against the values; `field` is `hyperParameters.<name>`. */
export function hyperParameterProblems(
  recipe: Recipe,
  values: Readonly<Record<string, string>>,
): readonly FieldProblem[] {
  const known = recipe.hyperParameters.flatMap((parameter) => {
    const value = values[parameter.name];
    const problem = value === undefined ? null : problemOf(parameter, value);
    return problem ? [{ field: `hyperParameters.${parameter.name}`, ...problem }] : [];
  });
  const names = new Set(recipe.hyperParameters.map(({ name }) => name));
  const unknown = Object.keys(values)
    .filter((name) => !recipe.open && !names.has(name))
    .map((name) => ({
      field: `hyperParameters.${name}`,
      message: `${recipe.title} has no hyperparameter ${name}.`,
      hint: 'Remove it, or check its spelling.',
    }));
  return [...known, ...unknown];
}

/** Null when the value is one the parameter takes. */
export function problemOf(
  parameter: HyperParameter,
  value: string,
): { readonly message: string; readonly hint: string } | null {
  switch (parameter.kind) {
    case 'number': {
      const { integer, label, max, min } = parameter;
      const number = value.trim() === '' ? Number.NaN : Number(value);
      const fits = Number.isFinite(number) && number >= min && number <= max && (!integer || Number.isInteger(number));
      const kind = integer ? 'a whole number' : 'a number';
      return fits
        ? null
        : { message: `${label} must be ${kind} from ${min} to ${max}.`, hint: `The default is ${parameter.default}.` };
    }
    case 'choice': {
      const choices = parameter.choices.map((choice) => choice.value);
      return choices.includes(value)
        ? null
        : {
            message: `${parameter.label} must be one of ${choices.join(', ')}.`,
            hint: `The default is ${parameter.default}.`,
          };
    }
    case 'text':
      if (parameter.required && value.trim() === '')
        return { message: `${parameter.label} is blank.`, hint: `The default is ${parameter.default}.` };
      return value.length > longestValue
        ? { message: `${parameter.label} has more than ${longestValue} characters.`, hint: 'Say it in fewer words.' }
        : null;
    case 'class-weights':
      return value === 'balanced' || value === 'none' || isWeights(value)
        ? null
        : {
            message: `${parameter.label} must be balanced, none, or a weight above 0 for each label.`,
            hint: 'Weights look like {"harbour": 1, "orchard": 4.5}.',
          };
  }
}

function isWeights(value: string): boolean {
  try {
    return weightsSchema.safeParse(JSON.parse(value)).success;
  } catch {
    return false;
  }
}
