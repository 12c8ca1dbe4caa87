import type { z } from 'zod';
import { fail, ok, type Result } from '../../shared/errors/result';
import { payloadProblem } from './payload-guard';

const longestName = 64;

/** The definition called `name`, never something inherited; null when there is none. */
export function lookUp<T>(definitions: Readonly<Record<string, T>>, name: unknown): { name: string; found: T } | null {
  if (typeof name !== 'string' || name.length > longestName || !Object.hasOwn(definitions, name)) return null;
  const found = definitions[name];
  return found === undefined ? null : { name, found };
}

/** The input as the contract describes it, or `input.invalid` with the first thing that is wrong. */
export function parseInput(name: string, schema: z.ZodType, input: unknown): Result<unknown> {
  const refused = payloadProblem(input);
  if (refused !== null) return invalid(`The input of ${name} was refused: ${refused}.`);
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? ` (${issue.path.join('.')})` : '';
  return invalid(`The input of ${name} is not valid${where}: ${issue?.message ?? 'it has the wrong shape'}`);
}

export function invalid(message: string): Extract<Result<never>, { ok: false }> {
  return fail('input.invalid', message.slice(0, 1_000), 'Check what was entered and try again.');
}
