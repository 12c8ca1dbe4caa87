/** Instances that do one thing together. */
export interface Fleet {
  readonly instanceType: string;
  readonly count: number;
}

/** Instances of one type as one fleet, whichever variants ask for them. */
export function byType(fleets: readonly Fleet[]): readonly Fleet[] {
  const counts = new Map<string, number>();
  for (const { count, instanceType } of fleets) counts.set(instanceType, (counts.get(instanceType) ?? 0) + count);
  return [...counts].map(([instanceType, count]) => ({ instanceType, count }));
}

/** Which instances, in words: "2 × ml.m5.large, 1 × ml.m5.xlarge". */
export function fleetWords(fleets: readonly Fleet[]): string {
  return byType(fleets)
    .map(({ count, instanceType }) => `${count} × ${instanceType}`)
    .join(', ');
}
