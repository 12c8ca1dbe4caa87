import type { Failure } from '../../shared/errors/result';
import { fail } from '../../shared/errors/result';
import { billRows, billTitle } from '../../shared/model/bill-words';
import { type CheckOutcome, countChecks, type Preflight, type PreflightCheck } from '../../shared/model/preflight';
import { table } from './output';

const marks: Readonly<Record<CheckOutcome, string>> = { failed: 'FAILED', passed: 'ok', unknown: 'unknown' };

/** Every check in words, policies to copy, and the bill. */
export function preflightText({ bill, checks }: Pick<Preflight, 'bill' | 'checks'>): string {
  const rows = billRows(bill).map(({ label, note, value }) => [label, value, note]);
  return `${checksText(checks)}\n\n${billTitle(bill)}\n${table(['', '', ''], rows, [1]).trimStart()}`;
}

export function checksText(checks: readonly PreflightCheck[]): string {
  const lines = checks.flatMap((check) => [
    `${marks[check.outcome].padEnd(8)}${check.title}: ${check.detail}`,
    ...(check.hint === '' ? [] : [`        ${check.hint}`]),
    ...(check.policy === undefined ? [] : [check.policy.replace(/^/gm, '        ')]),
  ]);
  return [...lines, countChecks(checks)].join('\n');
}

/** The first thing that forbids a launch, as the failure the command ends with; null when nothing does. */
export function refusalOf({ checks, problems }: Pick<Preflight, 'checks' | 'problems'>): Failure | null {
  const first = problems[0];
  if (first === undefined) return null;
  const policy = checks.find(({ detail }) => detail === first.message)?.policy;
  return fail(
    'input.invalid',
    `${first.field}: ${first.message}`,
    policy === undefined ? first.hint : `${first.hint}\n${policy}`,
  ).error;
}
