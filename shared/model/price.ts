import type { TrainingSpec } from './training-spec';
import type { Workspace } from './workspace';

export interface Price {
  /** Null where no price is known. */
  readonly usdPerHour: number | null;
  /** The price of the longest the job may run. */
  readonly maximumUsd: number | null;
  readonly note: string;
}

/** What a run would cost. AWS prices are not part of this version, and it says so instead of guessing. */
export function priceOf(kind: Workspace['kind'], spec: Pick<TrainingSpec, 'instanceType'>): Price {
  if (kind === 'local') {
    return {
      usdPerHour: 0,
      maximumUsd: 0,
      note: `Runs on this machine and costs nothing; ${spec.instanceType} is simulated.`,
    };
  }
  return {
    usdPerHour: null,
    maximumUsd: null,
    note: `The price of ${spec.instanceType} is not known here; see the SageMaker price list.`,
  };
}

/** What an endpoint costs an hour while it stands, used or not. */
export function endpointPriceOf(
  kind: Workspace['kind'],
  variants: readonly { readonly instanceType: string; readonly initialInstances: number }[],
): Pick<Price, 'usdPerHour' | 'note'> {
  const counts = new Map<string, number>();
  for (const { initialInstances, instanceType } of variants)
    counts.set(instanceType, (counts.get(instanceType) ?? 0) + initialInstances);
  const instances = [...counts].map(([type, count]) => `${count} × ${type}`).join(', ');
  if (kind === 'local') {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const verb = total === 1 ? 'is' : 'are';
    return { usdPerHour: 0, note: `Runs on this machine and costs nothing; ${instances} ${verb} simulated.` };
  }
  return {
    usdPerHour: null,
    note: `Billed for every hour the endpoint stands, used or not; the price of ${instances} is not known here, see the SageMaker price list.`,
  };
}
