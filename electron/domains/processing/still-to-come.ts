import type { Instant } from '../../../shared/model/time';

/** Between a marker and the creation of its job there is a call, ms. */
const launchGrace = 60_000;

/**
 * Whether the job of a marker that was written then, by the service's clock, may still be about to be created. A clock
 * here that is an hour off, either way, must not say so for an hour.
 */
export function mayStillCome(writtenAt: Instant, now: Instant): boolean {
  return Math.abs(now - writtenAt) < launchGrace;
}
