import { assertNever } from '../../../shared/errors/assert-never';
import { problemOf } from '../../../shared/model/hyper-parameter-rules';
import type { HyperParameter } from '../../../shared/model/recipe';
import { classWeightsProblem } from './class-weights';

/** What is wrong with a hyperparameter's text, as a sentence; null when the job can use it. */
export function hyperParameterProblem(definition: HyperParameter, text: string): string | null {
  switch (definition.kind) {
    case 'number': {
      const number = Number(text);
      if (text.trim() === '' || !Number.isFinite(number)) return `${definition.label} is a number.`;
      if (definition.integer && !Number.isInteger(number)) return `${definition.label} is a whole number.`;
      if (number < definition.min || number > definition.max) return `${definition.label} is ${rangeText(definition)}.`;
      return null;
    }
    case 'choice':
      return definition.choices.some(({ value }) => value === text) ? null : `Choose one for ${definition.label}.`;
    case 'text':
      return problemOf(definition, text)?.message ?? null;
    case 'class-weights':
      return classWeightsProblem(text);
    default:
      return assertNever(definition);
  }
}

/** "from 1 to 10,000", the range as a form says it. */
export function rangeText({ min, max }: { readonly min: number; readonly max: number }): string {
  return `from ${figure(min)} to ${figure(max)}`;
}

function figure(value: number): string {
  // A tiny rate would be written 1e-6, which fewer people read.
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 }).format(value);
}
