import { setTimeout as wait } from 'node:timers/promises';
import type { ServingTiming } from './options';

/** Asks once; false when the answer is another one, late or missing. */
export type Ping = (timeoutMs: number, signal: AbortSignal) => Promise<boolean>;

/** The longest wait between two pings of a program that has not come up yet. */
const longestPauseMs = 1000;

/**
 * Pings until the first healthy answer: often at first, because a small program is up in a moment, then every second.
 * False when `limitMs` went by or the signal aborted before.
 */
export async function untilHealthy(
  ping: Ping,
  { pingTimeoutMs }: ServingTiming,
  limitMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (let pauseMs = 25; !signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const leftMs = end - performance.now();
    if (leftMs <= 0) return false;
    if (await ping(Math.min(pingTimeoutMs, leftMs), signal)) return !signal.aborted;
    await pause(Math.min(pauseMs, Math.max(0, end - performance.now())), signal);
  }
  return false;
}

/** Pings at the interval until so many answers in a row were not healthy (true), or the signal aborts (false). */
export async function untilUnhealthy(
  ping: Ping,
  { pingIntervalMs, pingTimeoutMs, pingFailures }: ServingTiming,
  signal: AbortSignal,
): Promise<boolean> {
  for (let failures = 0; failures < pingFailures; ) {
    await pause(pingIntervalMs, signal);
    if (signal.aborted) return false;
    const healthy = await ping(pingTimeoutMs, signal);
    failures = healthy ? 0 : failures + 1;
  }
  return !signal.aborted;
}

/** Waits so long, or until the signal aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
