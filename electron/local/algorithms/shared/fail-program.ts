import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../../../../shared/model/input-error';
import { errorLine } from './log';

/**
 * Ends a command in failure: what went wrong goes to stderr and, when given, into the file SageMaker shows as the reason;
 * the exit code becomes 1. A person's mistake (InputError) speaks for itself; anything else is a bug and keeps its stack.
 */
export function failProgram(error: unknown, reasonFile: string | null): void {
  const text = error instanceof InputError ? error.message : String(error instanceof Error ? error.stack : error);
  errorLine(text);
  process.exitCode = 1;
  if (reasonFile === null) return;
  mkdirSync(dirname(reasonFile), { recursive: true });
  writeFileSync(reasonFile, text);
}
