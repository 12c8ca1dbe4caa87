import { pythonText } from './python-text';

/**
 * Hyperparameters as the SageMaker SDK v2 sends them to script mode: every value is a JSON text,
 * and names that begin with `sagemaker_` are the framework's own, not the user program's.
 */
export interface ScriptHyperparameters {
  readonly program: string | null;
  readonly submitDirectory: string | null;
  /** Names the user's program receives with the JSON text of each value, sorted by name. */
  readonly user: readonly (readonly [name: string, json: string])[];
  readonly framework: readonly (readonly [name: string, json: string])[];
}

/** A value that is no JSON (sent by a client other than the SDK) is taken as the string it is. */
function jsonTextOf(value: string): string {
  try {
    JSON.parse(value);
    return value.trim();
  } catch {
    return JSON.stringify(value);
  }
}

export function splitHyperparameters(values: Readonly<Record<string, string>>): ScriptHyperparameters {
  const all = Object.entries(values)
    .map(([name, value]) => [name, jsonTextOf(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = (name: string): string | null => {
    const json = all.find(([key]) => key === name)?.[1];
    if (json === undefined) return null;
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    program: text('sagemaker_program'),
    submitDirectory: text('sagemaker_submit_directory'),
    user: all.filter(([name]) => !name.startsWith('sagemaker_')),
    framework: all.filter(([name]) => name.startsWith('sagemaker_')),
  };
}

/**
 * The command line the sagemaker-training toolkit gives a user program: `--name value`, `-n value`
 * for a one-letter name, values as Python's str() writes them (True, None, ['a', 1]), maps of the
 * top level as `key=value,…`. Source: sagemaker_training.mapping.to_cmd_args.
 */
export function programArguments(user: ScriptHyperparameters['user']): readonly string[] {
  return user.flatMap(([name, json]) => [name.length > 1 ? `--${name}` : `-${name}`, argumentText(json)]);
}

function argumentText(json: string): string {
  const value: unknown = JSON.parse(json);
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, item]) => `${key}=${typeof item === 'string' ? item : pythonText(JSON.stringify(item))}`)
      .join(',');
  }
  return pythonText(json);
}

/** `{name: value}` as one JSON text, each value as it was sent (SM_HPS). */
export function hyperparametersJson(pairs: ScriptHyperparameters['user']): string {
  return `{${pairs.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}
