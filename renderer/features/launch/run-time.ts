import type { ComputeDraft, runTimeUnits } from './draft';

type RunTime = ComputeDraft['maxRunTime'];

const secondsIn: Readonly<Record<(typeof runTimeUnits)[number], number>> = { minutes: 60, hours: 3_600, days: 86_400 };

/** Seconds of a typed run time, null when it is no positive number. Rounded to whole seconds. */
export function runTimeSeconds({ amount, unit }: RunTime): number | null {
  const text = amount.trim();
  const number = Number(text);
  if (text === '' || !Number.isFinite(number) || number <= 0) return null;
  return Math.round(number * secondsIn[unit]);
}

/** The same time in the largest unit that holds it without a fraction, in minutes at worst. */
export function splitRunTime(seconds: number): RunTime {
  for (const unit of ['days', 'hours'] as const) {
    if (seconds % secondsIn[unit] === 0) return { amount: String(seconds / secondsIn[unit]), unit };
  }
  return { amount: String(Number((seconds / 60).toFixed(2))), unit: 'minutes' };
}
