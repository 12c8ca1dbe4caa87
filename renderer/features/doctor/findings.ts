import type { DoctorCheck } from '../../../shared/contract/doctor';

export interface Area {
  readonly name: string;
  readonly checks: readonly DoctorCheck[];
}

/** Checks by their area, both in the order they came. */
export function byArea(checks: readonly DoctorCheck[]): readonly Area[] {
  const areas = new Map<string, DoctorCheck[]>();
  for (const check of checks) {
    const held = areas.get(check.area);
    if (held === undefined) areas.set(check.area, [check]);
    else held.push(check);
  }
  return [...areas].map(([name, found]) => ({ name, checks: found }));
}

/** What an outcome is called. */
export const outcomeWords: Readonly<Record<DoctorCheck['outcome'], string>> = {
  good: 'Good',
  warning: 'Warning',
  bad: 'Problem',
  skipped: 'Not checked',
};

/** The whole in a sentence. `done`: no check is to come. */
export function verdict(checks: readonly DoctorCheck[], done: boolean): string {
  const count = (outcome: DoctorCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const bad = count('bad');
  const warnings = count('warning');
  const parts = [
    ...(bad > 0 ? [bad === 1 ? '1 problem' : `${bad} problems`] : []),
    ...(warnings > 0 ? [warnings === 1 ? '1 warning' : `${warnings} warnings`] : []),
  ];
  if (parts.length > 0) return `${parts.join(' and ')}${done ? '' : ' so far'}`;
  return done ? 'Everything is in order' : 'Checking…';
}

/** The findings to paste into a message; no key is ever in a check. */
export function asText(workspace: string, checks: readonly DoctorCheck[]): string {
  const lines = byArea(checks).flatMap(({ name, checks: found }) => [
    '',
    name,
    ...found.flatMap(({ detail, hint, outcome, title }) => [
      `  [${outcomeWords[outcome]}] ${title}: ${detail}`,
      ...(hint === null ? [] : [`      ${hint}`]),
    ]),
  ]);
  return [`Upside doctor, workspace ${workspace}: ${verdict(checks, true)}`, ...lines].join('\n');
}
