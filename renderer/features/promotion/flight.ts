import type { StreamItem } from '../../../shared/contract/index';
import type { Flight, Promotion, PromotionCall, PromotionSample, PromotionStep } from '../../../shared/model/promotion';

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

/** The way of a promotion as a person follows it. */
export function flightPhases({ step, verdict }: Promotion, calls: readonly PromotionCall[]): readonly FlightPhase[] {
  const reached = verdict === null ? phases.findIndex((phase) => phase.step === step) : phases.length;
  return phases.map(({ title, operations }, index) => {
    const startedAt =
      index === phases.length - 1
        ? (verdict?.at ?? null)
        : (calls.find(({ operation }) => operations.includes(operation))?.at ?? null);
    if (index < reached)
      return { title, startedAt, state: startedAt === null && verdict !== null ? 'not-reached' : 'done' };
    return { title, startedAt, state: index === reached ? 'now' : 'ahead' };
  });
}

/** Seconds since the promotion began. */
function secondsAt({ startedAt }: Promotion, at: number): number {
  return Math.max(0, (at - startedAt) / 1000);
}

/** The new fleet's share of the traffic over time. */
export function sharePoints({ promotion, samples }: Flight): readonly { readonly x: number; readonly share: number }[] {
  return samples.flatMap(({ at, newShare }) =>
    newShare === null ? [] : [{ x: secondsAt(promotion, at), share: newShare }],
  );
}

type Fleets = NonNullable<PromotionSample['fleets']>;

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
