import type { CommandInput } from '../../../shared/contract/index';
import type { LiveVariant } from '../../../shared/model/endpoint';

/** Fields hold what was typed, sense or not; by variant. */
export type ScaleForm = Readonly<Record<string, { readonly weight: string; readonly instances: string }>>;

type Change = CommandInput<'endpoints.scale'>['variants'][number];

/** The service keeps weights as 32-bit floats; nobody asked for 0.699999988. */
function shownWeight(weight: number): string {
  return String(Math.round(weight * 10_000) / 10_000);
}

export function scaleForm(variants: readonly LiveVariant[]): ScaleForm {
  return Object.fromEntries(
    variants.map(({ desiredInstances, desiredWeight, name }) => [
      name,
      { weight: shownWeight(desiredWeight), instances: String(desiredInstances) },
    ]),
  );
}

/** What is wrong with what was typed; null when it could be sent. */
export function scaleProblem(form: ScaleForm): string | null {
  const fields = Object.entries(form);
  for (const [name, { instances, weight }] of fields) {
    if (!/^\d+(\.\d+)?$/.test(weight.trim())) return `The weight of ${name} is a number from 0.`;
    if (!/^[1-9]\d?$|^100$/.test(instances.trim())) return `The instances of ${name} are a whole number from 1 to 100.`;
  }
  if (fields.length > 0 && fields.every(([, { weight }]) => Number(weight) === 0))
    return 'With every weight at 0 no variant takes requests.';
  return null;
}

/** Only what differs from what is wanted now; null leaves a figure as it is. */
export function scaleChanges(variants: readonly LiveVariant[], form: ScaleForm): readonly Change[] {
  const before = scaleForm(variants);
  return variants.flatMap(({ name }): readonly Change[] => {
    const typed = form[name];
    const held = before[name];
    if (typed === undefined || held === undefined) return [];
    const weight = Number(typed.weight) === Number(held.weight) ? null : Number(typed.weight);
    const instances = Number(typed.instances) === Number(held.instances) ? null : Number(typed.instances);
    return weight === null && instances === null ? [] : [{ name, weight, instances }];
  });
}
