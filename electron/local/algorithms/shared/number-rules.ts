import { InputError } from '../../../../shared/model/input-error';

/** Default and range of one numeric hyperparameter. */
export interface NumberRule {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** A rule for whole numbers. */
export const whole = (preset: number, min: number, max: number): NumberRule => ({
  default: preset,
  min,
  max,
  integer: true,
});

/** A rule for any finite number. */
export const real = (preset: number, min: number, max: number): NumberRule => ({
  default: preset,
  min,
  max,
  integer: false,
});

/** @throws InputError for a hyperparameter that `algorithm` does not have: a misspelt one must not pass for its default. */
export function refuseUnknown(
  algorithm: string,
  known: readonly string[],
  raw: Readonly<Record<string, unknown>>,
): void {
  for (const name of Object.keys(raw)) {
    // sagemaker_* belong to the platform: the Python SDK sends them to every algorithm.
    if (!known.includes(name) && !name.startsWith('sagemaker_'))
      throw new InputError(`Unknown hyperparameter "${name}". ${algorithm} knows ${known.join(', ')}.`);
  }
}

/**
 * One hyperparameter as SageMaker sends it, a string; left out it takes its default.
 * @throws InputError naming the parameter, its value and what is allowed.
 */
export function readNumber(name: string, value: unknown, rule: NumberRule): number {
  if (value === undefined) return rule.default;
  const text = String(value).trim();
  const number = Number(text);
  if (
    text === '' ||
    !Number.isFinite(number) ||
    number < rule.min ||
    number > rule.max ||
    (rule.integer && !Number.isInteger(number))
  ) {
    const kind = rule.integer ? 'a whole number' : 'a number';
    throw new InputError(`Hyperparameter ${name} is "${text}": it must be ${kind} from ${rule.min} to ${rule.max}.`);
  }
  return number;
}
