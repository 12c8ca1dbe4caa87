import { describe, expect, it } from 'vitest';
import type { Flight, Promotion, PromotionCall } from '../../../shared/model/promotion';
import { fleetCurves, flightPhases, foldFlight, sharePoints } from './flight';

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

  it('does not claim phases that a refused promotion never reached', () => {
    const verdict = { kind: 'failed', reason: 'x', alarms: [], at: 20 } as const;
    const phases = flightPhases({ ...promotion, step: 'ended', verdict }, [call('DescribeModel', 5)]);
    expect(phases.map(({ state }) => state)).toEqual([
      'not-reached',
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
  });
});
