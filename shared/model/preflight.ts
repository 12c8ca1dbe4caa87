import { z } from 'zod';
import { billSchema } from './bill';

/** `unknown`: it could not be checked, and the detail says why. */
export const checkOutcomes = ['passed', 'failed', 'unknown'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** One thing that was looked at before a launch. */
export const preflightCheckSchema = z
  .object({
    /** The same for the same question about the same thing, e.g. `inputs.train`. */
    id: z.string().min(1),
    title: z.string().min(1),
    outcome: z.enum(checkOutcomes),
    /** What was found, or why nothing could be. */
    detail: z.string(),
    /** What to do about it; empty where there is nothing to do. */
    hint: z.string(),
    /** The launch would surely fail, so it is not sent. */
    blocks: z.boolean(),
    /** The field of the spec it is about. */
    field: z.string().optional(),
    /** The least an administrator has to allow, as a policy to copy. */
    policy: z.string().optional(),
  })
  .readonly();
export type PreflightCheck = z.infer<typeof preflightCheckSchema>;

export const preflightProblemSchema = z.object({ field: z.string(), message: z.string(), hint: z.string() }).readonly();
export type PreflightProblem = z.infer<typeof preflightProblemSchema>;

export const preflightSchema = z
  .object({
    checks: z.array(preflightCheckSchema).readonly(),
    /** What forbids the launch, field by field. */
    problems: z.array(preflightProblemSchema).readonly(),
    bill: billSchema,
    /** The bill in one line. */
    price: z
      .object({ usdPerHour: z.number().nullable(), maximumUsd: z.number().nullable(), note: z.string() })
      .readonly(),
  })
  .readonly();
export type Preflight = z.infer<typeof preflightSchema>;

/** Only what would surely fail forbids a launch. */
export function problemsOf(checks: readonly PreflightCheck[]): readonly PreflightProblem[] {
  return checks
    .filter(({ blocks, outcome }) => outcome === 'failed' && blocks)
    .map(({ detail, field, hint, id }) => ({ field: field ?? id, message: detail, hint }));
}

/** What is left to show where the problems are shown already: those that block come again only with a policy to copy. */
export function besideProblems(checks: readonly PreflightCheck[]): readonly PreflightCheck[] {
  return checks.filter(({ blocks, outcome, policy }) => outcome !== 'failed' || !blocks || policy !== undefined);
}

/** How many of each, in words: "7 passed, 1 could not be checked". */
export function countChecks(checks: readonly PreflightCheck[]): string {
  const words: Readonly<Record<CheckOutcome, string>> = {
    failed: 'failed',
    passed: 'passed',
    unknown: 'could not be checked',
  };
  return (['failed', 'passed', 'unknown'] as const)
    .map((outcome) => [checks.filter((check) => check.outcome === outcome).length, words[outcome]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}
