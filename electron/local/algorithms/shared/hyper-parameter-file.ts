import { readFileSync } from 'node:fs';
import { InputError } from '../../../../shared/model/input-error';

/**
 * The job's hyperparameters, each a string.
 * @throws InputError when the file is no JSON object.
 */
export function readHyperParameters(path: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // SageMaker writes an empty object when the job set none; a run by hand may write nothing.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new InputError('input/config/hyperparameters.json is not JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new InputError('input/config/hyperparameters.json must be a JSON object of strings.');
  }
  return parsed as Record<string, unknown>;
}
