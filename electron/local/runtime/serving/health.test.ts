import { describe, expect, it } from 'vitest';
import { type Ping, untilHealthy, untilUnhealthy } from './health';
import { defaultTiming } from './options';

const timing = { ...defaultTiming, pingIntervalMs: 1, pingTimeoutMs: 50 };
const never = new AbortController().signal;

/** Answers as listed, the last answer for ever; counts how often it was asked. */
function pings(...answers: readonly boolean[]): { readonly ping: Ping; readonly asked: () => number } {
  let asked = 0;
  return {
    ping: async () => answers[Math.min(asked++, answers.length - 1)] ?? false,
    asked: () => asked,
  };
}

describe('a program that starts', () => {
  it('is asked until it is healthy', async () => {
    const { ping, asked } = pings(false, false, true);
    expect(await untilHealthy(ping, timing, 60_000, never)).toBe(true);
    expect(asked()).toBe(3);
  });

  it('is not waited for beyond its time, nor asked to take longer than is left of it', async () => {
    const allowed: number[] = [];
    const ping: Ping = async (timeoutMs) => {
      allowed.push(timeoutMs);
      return false;
    };
    expect(await untilHealthy(ping, timing, 40, never)).toBe(false);
    expect(Math.max(...allowed)).toBeLessThanOrEqual(40);
  });

  it('that has gone meanwhile is not healthy, whatever the last answer was', async () => {
    const gone = new AbortController();
    const ping: Ping = async () => {
      gone.abort();
      return true;
    };
    expect(await untilHealthy(ping, timing, 60_000, gone.signal)).toBe(false);
  });
});

describe('a program in service', () => {
  it('is unhealthy after three failures in a row, and not before', async () => {
    const { ping, asked } = pings(false, false, true, false, true, false, false, false);
    expect(await untilUnhealthy(ping, timing, never)).toBe(true);
    expect(asked()).toBe(8);
  });

  it('is let go when it ends or is stopped', async () => {
    const over = new AbortController();
    const watching = untilUnhealthy(pings(true).ping, { ...timing, pingIntervalMs: 60_000 }, over.signal);
    over.abort();
    expect(await watching).toBe(false);
  });
});
