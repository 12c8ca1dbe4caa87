import { describe, expect, it } from 'vitest';
import type { Flight, Promotion, PromotionCall } from '../../../shared/model/promotion';
import { countCurves, fleetCurves, flightPhases, foldFlight, latencyCurves, sharePoints } from './flight';

const promotion: Promotion = {
  id: 'p',
  kind: 'promote',
  endpoint: 'demo',
  version: 'chat/2',
  roleArn: 'role',
  fromConfig: 'a',
  toConfig: 'b',
  model: null,
  config: null,
  plan: { shifting: { kind: 'all-at-once' }, terminationWaitSeconds: 0, maximumSeconds: 600, alarms: [] },
  alarms: [],
  step: 'watch',
  modifiedBefore: null,
  verdict: null,
  startedAt: 1_000,
  endedAt: null,
};
const call = (operation: string, at: number): PromotionCall => ({
  at,
  operation,
  target: 't',
  milliseconds: 1,
  result: 'ok',
  ok: true,
});

describe('a flight', () => {
  it('is what the stream brought, in order', () => {
    const first = { promotion, calls: [call('CreateModel', 1)], samples: [] };
    const second = {
      promotion: { ...promotion, step: 'ended' as const },
      calls: [call('UpdateEndpoint', 2)],
      samples: [],
    };
    const flight = foldFlight(foldFlight(null, [first]), [second]);
    expect(flight?.calls.map(({ operation }) => operation)).toEqual(['CreateModel', 'UpdateEndpoint']);
    expect(flight?.promotion.step).toBe('ended');
  });

  it('says which phase it is in and when each began', () => {
    const phases = flightPhases(promotion, [call('DescribeModel', 5), call('UpdateEndpoint', 9)]);
    expect(phases.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'now', 'ahead']);
    expect(phases.map(({ startedAt }) => startedAt)).toEqual([null, 5, null, 9, null, null]);
  });

  it('makes nothing on the way back but alarms, and says how it ended', () => {
    const verdict = { kind: 'rolled-back', reason: 'x', alarms: [], at: 20 } as const;
    const calls = [call('PutMetricAlarm', 4), call('DescribeEndpointConfig', 5), call('UpdateEndpoint', 9)];
    const phases = flightPhases({ ...promotion, kind: 'revert', step: 'ended', verdict }, calls);
    expect(phases.map(({ title }) => title)).toEqual([
      'Alarms made',
      'Configuration found',
      'Update sent',
      'Traffic moves',
      'Taken back',
    ]);
  });

  it('does not claim phases that a refused promotion never reached', () => {
    const verdict = { kind: 'failed', reason: 'x', alarms: [], at: 20 } as const;
    const phases = flightPhases({ ...promotion, step: 'ended', verdict }, [call('DescribeModel', 5)]);
    expect(phases.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'not-reached',
      'not-reached',
      'not-reached',
      'done',
    ]);
  });

  it('draws shares and both fleets’ figures by seconds since it began', () => {
    const fleet = (requests: number) => ({ requests, errors: 0, latency: null });
    const sample = { at: 3_000, status: 'Updating', newShare: 0.1, live: [], pending: [], alarms: [] };
    const flight: Flight = {
      promotion,
      calls: [],
      samples: [
        { ...sample, fleets: { old: fleet(9), new: fleet(1) } },
        { ...sample, at: 4_000, newShare: null, fleets: null },
      ],
    };
    expect(sharePoints(flight)).toEqual([{ x: 2, share: 0.1 }]);
    expect(fleetCurves(flight, ({ requests }) => requests)).toEqual([
      { label: 'old fleet', points: [{ x: 2, y: 9 }] },
      { label: 'new fleet', points: [{ x: 2, y: 1 }] },
    ]);
    expect(fleetCurves(flight, ({ latency }) => latency)[0]?.points).toEqual([]);
    const later = { ...sample, at: 5_000, fleets: { old: fleet(12), new: fleet(7) } };
    const counted = countCurves({ ...flight, samples: [...flight.samples, later] }, ({ requests }) => requests);
    expect(counted.map(({ points }) => points.map(({ y }) => y))).toEqual([
      [0, 3],
      [0, 6],
    ]);
    // A latency from before the flight is none of it.
    const slow = (requests: number, latency: number) => ({ requests, errors: 0, latency });
    const samples = [
      { ...sample, fleets: { old: slow(9, 2_000), new: slow(4, 7_000) } },
      { ...sample, at: 5_000, fleets: { old: slow(12, 3_000), new: slow(4, 7_000) } },
    ];
    expect(latencyCurves({ ...flight, samples })).toEqual([
      { label: 'old fleet', points: [{ x: 4, y: 3 }] },
      { label: 'new fleet', points: [] },
    ]);
  });
});
