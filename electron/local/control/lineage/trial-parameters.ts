import type { TrialDetail } from './lineage-entity';

/** A parameter of a trial component holds no more characters than this (StringParameterValue). */
const LONGEST_PARAMETER = 2500;

/** Parameters as a trial component has them; what is undefined is left out. */
export function trialParameters(
  values: Readonly<Record<string, string | number | undefined>>,
): TrialDetail['parameters'] {
  const given = Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [
      name,
      typeof value === 'number'
        ? { NumberValue: value }
        : { StringValue: [...value].slice(0, LONGEST_PARAMETER).join('') },
    ]),
  );
}
