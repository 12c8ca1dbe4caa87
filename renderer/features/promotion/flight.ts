import type { StreamItem } from '../../../shared/contract/index';
import {
  type Flight,
  type Promotion,
  type PromotionCall,
  type PromotionSample,
  type PromotionStep,
  type PromotionVerdict,
  promotionSteps,
} from '../../../shared/model/promotion';

/** What the stream has brought so far. */
export function foldFlight(held: Flight | null, items: readonly StreamItem<'promotions.watch'>[]): Flight | null {
  return items.reduce<Flight | null>(
    (flight, { calls, promotion, samples }) => ({
      promotion,
      calls: [...(flight?.calls ?? []), ...calls],
      samples: [...(flight?.samples ?? []), ...samples],
    }),
    held,
  );
}

export interface FlightPhase {
  readonly title: string;
  readonly state: 'done' | 'now' | 'ahead' | 'not-reached';
  /** When its first call was made; null while none was. */
  readonly startedAt: number | null;
}

const phases: readonly {
  readonly title: string;
  readonly step: PromotionStep;
  readonly operations: readonly string[];
}[] = [
  { title: 'Alarms made', step: 'alarms', operations: ['PutMetricAlarm'] },
  { title: 'Model made', step: 'model', operations: ['DescribeModel', 'CreateModel'] },
  { title: 'Configuration made', step: 'config', operations: ['DescribeEndpointConfig', 'CreateEndpointConfig'] },
  { title: 'Update sent', step: 'update', operations: ['UpdateEndpoint'] },
  { title: 'Traffic moves', step: 'watch', operations: ['DescribeAlarms', 'GetMetricData'] },
  { title: 'Read back', step: 'clean-up', operations: [] },
];

/** What the last phase turned out to be. */
const endTitles: Readonly<Record<PromotionVerdict['kind'], string>> = {
  promoted: 'Read back',
  'rolled-back': 'Taken back',
  failed: 'Ended',
  superseded: 'Ended',
  unknown: 'Given up',
};

/** A way back makes nothing but its alarms: its configuration has served before. */
function phasesOf(kind: Promotion['kind']): typeof phases {
  if (kind === 'promote') return phases;
  return phases
    .filter(({ step }) => step !== 'model')
    .map((phase) => (phase.step === 'config' ? { ...phase, title: 'Configuration found' } : phase));
}

/** The way of a promotion as a person follows it. */
export function flightPhases(
  { kind, step, verdict }: Promotion,
  calls: readonly PromotionCall[],
): readonly FlightPhase[] {
  const planned = phasesOf(kind);
  const order = promotionSteps.indexOf(step);
  const last = planned.length - 1;
  const now = planned.findIndex((phase) => promotionSteps.indexOf(phase.step) >= order);
  const starts = planned.map(({ operations }, index) =>
    index === last
      ? (verdict?.at ?? null)
      : (calls.find(({ operation }) => operations.includes(operation))?.at ?? null),
  );
  return planned.map(({ title }, index) => {
    const startedAt = starts[index] ?? null;
    if (verdict === null) return { title, startedAt, state: index < now ? 'done' : index === now ? 'now' : 'ahead' };
    // What made no call had nothing to do where a later one made some; else it was never come to.
    const passed = starts.slice(index, last).some((at) => at !== null);
    return {
      title: index === last ? endTitles[verdict.kind] : title,
      startedAt,
      state: passed || index === last ? 'done' : 'not-reached',
    };
  });
}

/** Seconds since the promotion began. */
function secondsAt({ startedAt }: Promotion, at: number): number {
  return Math.max(0, (at - startedAt) / 1000);
}

/** Seconds until the newest sample; 0 while there is none. */
export function flightSeconds({ promotion, samples }: Flight): number {
  return secondsAt(promotion, samples.at(-1)?.at ?? promotion.startedAt);
}

/** The new fleet's share of the traffic over time. */
export function sharePoints({ promotion, samples }: Flight): readonly { readonly x: number; readonly share: number }[] {
  return samples.flatMap(({ at, newShare }) =>
    newShare === null ? [] : [{ x: secondsAt(promotion, at), share: newShare }],
  );
}

type Fleets = NonNullable<PromotionSample['fleets']>;

/**
 * What each fleet counted since the flight recorder first looked. The service counts by the minute, so what it
 * gives includes requests from before.
 */
export function countCurves(flight: Flight, count: (fleet: Fleets['old']) => number): ReturnType<typeof fleetCurves> {
  return fleetCurves(flight, count).map(({ label, points }) => {
    const before = points[0]?.y ?? 0;
    return { label, points: points.map(({ x, y }) => ({ x, y: Math.max(0, y - before) })) };
  });
}

/** Mean model latency of each fleet, ms, from the first request on that it answered in this flight. */
export function latencyCurves(flight: Flight): ReturnType<typeof fleetCurves> {
  const counts = countCurves(flight, ({ requests }) => requests);
  return fleetCurves(flight, ({ latency }) => (latency === null ? null : latency / 1000)).map(({ label, points }) => {
    const firstAsked = counts.find((one) => one.label === label)?.points.find(({ y }) => y > 0)?.x;
    return { label, points: firstAsked === undefined ? [] : points.filter(({ x }) => x >= firstAsked) };
  });
}

/** One figure of both fleets over time. */
export function fleetCurves(
  { promotion, samples }: Flight,
  figure: (fleet: Fleets['old']) => number | null,
): readonly { readonly label: string; readonly points: readonly { readonly x: number; readonly y: number }[] }[] {
  return (['old', 'new'] as const).map((name) => ({
    label: `${name} fleet`,
    points: samples.flatMap(({ at, fleets }) => {
      const y = fleets === null ? null : figure(fleets[name]);
      return y === null ? [] : [{ x: secondsAt(promotion, at), y }];
    }),
  }));
}
