import type { QualityProblem } from '../dataset/quality-report';
import type { InputError } from '../input-error';

/** An error about a file as a problem of it: the line is taken out of the sentence that names it. */
export function inputProblem(
  error: InputError,
  file: string,
): Pick<QualityProblem, 'severity' | 'kind' | 'line' | 'message'> {
  const place = `${file} line `;
  const found = error.message.startsWith(place) ? /^(\d+): (.)/su.exec(error.message.slice(place.length)) : null;
  if (!found) return { severity: 'error', kind: 'format', line: null, message: error.message };
  const [whole, line, first = ''] = found;
  const message = first.toUpperCase() + error.message.slice(place.length + whole.length);
  return { severity: 'error', kind: 'format', line: Number(line), message };
}
