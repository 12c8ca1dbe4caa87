import type { Shifting } from '../../../shared/model/endpoint';
import { parseVersionLabel } from '../../../shared/model/model-version';
import type { GuardChoice, PromotionRequest } from '../../../shared/model/promotion';

/** What is on the form, as typed. */
export interface PromoteForm {
  readonly group: string | null;
  readonly packageArn: string | null;
  readonly strategy: Shifting['kind'];
  readonly percent: string;
  readonly waitSeconds: string;
  readonly terminationWaitSeconds: string;
  readonly guards: GuardChoice['kind'];
  readonly errors: string;
  readonly latencyMilliseconds: string;
  readonly alarmNames: string;
}

/** Small first step and a watched wait: what somebody who has not decided should get. */
export const freshForm: PromoteForm = {
  group: null,
  packageArn: null,
  strategy: 'canary',
  percent: '10',
  waitSeconds: '60',
  terminationWaitSeconds: '30',
  guards: 'generate',
  errors: '1',
  latencyMilliseconds: '',
  alarmNames: '',
};

/** A fresh form, with the version chosen already where one is named. */
export function formFor(packageArn: string | null): PromoteForm {
  const group = packageArn === null ? null : parseVersionLabel(packageArn)?.group;
  return group ? { ...freshForm, group, packageArn } : freshForm;
}

export type FormProblems = Partial<Readonly<Record<keyof PromoteForm, string>>>;

/** What is wrong with a field, by the limits of the SageMaker API. */
export function formProblems(form: PromoteForm): FormProblems {
  const least = form.strategy === 'linear' ? 10 : 1;
  return {
    ...(form.strategy !== 'all-at-once' && outside(form.percent, least, 50)
      ? { percent: `A whole number from ${least} to 50.` }
      : {}),
    ...(form.strategy !== 'all-at-once' && outside(form.waitSeconds, 0, 3600)
      ? { waitSeconds: 'A whole number of seconds from 0 to 3,600.' }
      : {}),
    ...(outside(form.terminationWaitSeconds, 0, 3600)
      ? { terminationWaitSeconds: 'A whole number of seconds from 0 to 3,600.' }
      : {}),
    ...(form.guards === 'generate' && outside(form.errors, 1, 1_000_000)
      ? { errors: 'A whole number from 1 on.' }
      : {}),
    ...(form.guards === 'generate' && form.latencyMilliseconds.trim() !== '' && !(Number(form.latencyMilliseconds) > 0)
      ? { latencyMilliseconds: 'A number of milliseconds above 0, or nothing.' }
      : {}),
    ...(form.guards === 'existing' && alarmsOf(form).length === 0
      ? { alarmNames: 'Name at least one alarm, with commas between.' }
      : {}),
    ...(form.guards === 'existing' && alarmsOf(form).length > 10
      ? { alarmNames: 'A deployment takes ten alarms at most.' }
      : {}),
  };
}

/** The request the form stands for; null while a version is not chosen or a field is wrong. */
export function toRequest(form: PromoteForm, endpoint: string, roleArn: string): PromotionRequest | null {
  if (form.packageArn === null || Object.keys(formProblems(form)).length > 0) return null;
  return {
    endpoint,
    packageArn: form.packageArn,
    variants: null,
    roleArn,
    shifting: shiftingOf(form),
    terminationWaitSeconds: Number(form.terminationWaitSeconds),
    guards: guardsOf(form),
  };
}

/** How traffic moves, in words, e.g. "10 % first, all of it 60 s later". */
export function shiftingText(shifting: Shifting): string {
  switch (shifting.kind) {
    case 'all-at-once':
      return 'All of it in one move';
    case 'canary':
      return `${shifting.percent} % first, all of it ${shifting.waitSeconds} s later`;
    case 'linear':
      return `${shifting.stepPercent} % more every ${shifting.waitSeconds} s`;
  }
}

/** What takes the promotion back by itself, in words. */
export function guardsText(guards: GuardChoice): string {
  switch (guards.kind) {
    case 'none':
      return 'Nothing';
    case 'existing':
      return guards.names.join(', ');
    case 'generate': {
      const failures = `${guards.errors} failed ${guards.errors === 1 ? 'request' : 'requests'} in one period`;
      return guards.latencyMilliseconds === null
        ? failures
        : `${failures}, or a mean latency above ${guards.latencyMilliseconds} ms`;
    }
  }
}

function shiftingOf({ percent, strategy, waitSeconds }: PromoteForm): Shifting {
  switch (strategy) {
    case 'all-at-once':
      return { kind: 'all-at-once' };
    case 'canary':
      return { kind: 'canary', percent: Number(percent), waitSeconds: Number(waitSeconds) };
    case 'linear':
      return { kind: 'linear', stepPercent: Number(percent), waitSeconds: Number(waitSeconds) };
  }
}

function guardsOf(form: PromoteForm): GuardChoice {
  switch (form.guards) {
    case 'none':
      return { kind: 'none' };
    case 'existing':
      return { kind: 'existing', names: alarmsOf(form) };
    case 'generate':
      return {
        kind: 'generate',
        errors: Number(form.errors),
        latencyMilliseconds: form.latencyMilliseconds.trim() === '' ? null : Number(form.latencyMilliseconds),
      };
  }
}

function alarmsOf({ alarmNames }: PromoteForm): readonly string[] {
  return alarmNames
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function outside(text: string, least: number, most: number): boolean {
  return !/^\d+$/.test(text.trim()) || Number(text) < least || Number(text) > most;
}
