import { randomUUID } from 'node:crypto';
import type { Promotion } from '../../../shared/model/promotion';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import type { Link } from '../workspace/link';
import { drive } from './flight/drive';
import type { ChangingCall } from './flight/recorder';
import type { PromotionStore } from './ports';

/** How long the right to drive lasts after it was last renewed, ms: a killed console's promotion waits so long. */
const leaseMs = 15_000;
/** How often it is renewed, also while a call takes its time, ms. */
const renewEvery = 5_000;
/** How often unfinished promotions of other consoles are looked for, ms. */
const lookEvery = 10_000;

export interface Drivers {
  readonly changes: Notifier;
  /** Drives a promotion that was just written down. */
  start(promotion: Promotion): void;
  /** Looks for what nobody drives, now and again until the console closes. */
  lookAround(): void;
  /** Resolves when nothing is driven here any more. */
  settled(): Promise<void>;
}

export interface DriversOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: PromotionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told of every call that changed something for a promotion, or tried to. */
  readonly onChanging: (promotion: Promotion, call: ChangingCall) => Promise<void>;
  /** Told of each promotion that was concluded here. */
  readonly onEnd: (promotion: Promotion) => Promise<void>;
  readonly closing: AbortSignal;
}

/**
 * Drives what is to be driven here, one driver a promotion among all consoles of this machine, and
 * takes over what a killed one left: its lease runs out and this one's look finds it.
 */
export function createDrivers(options: DriversOptions): Drivers {
  const { clock, closing, link, logger, store, workspaceId } = options;
  const changes = createNotifier();
  const owner = randomUUID();
  const driven = new Map<string, Promise<void>>();
  let looking = false;

  const renew = (id: string): Promise<boolean> => store.lease(id, owner, clock.uptime(), clock.uptime() + leaseMs);

  /** Ends with `done`; a right that was lost is noticed by the next step. */
  const keepRenewing = async (id: string, done: AbortSignal): Promise<void> => {
    while (!done.aborted) {
      await clock.wait(renewEvery, done);
      if (!done.aborted) await renew(id).catch(() => false);
    }
  };

  const carryOn = (id: string): void => {
    if (!driven.has(id) && !closing.aborted) driven.set(id, driveOn(id));
  };

  const driveOn = async (id: string): Promise<void> => {
    const done = new AbortController();
    try {
      if (!(await renew(id))) return;
      // Read under the lease: whoever had it before may have gone further than this one saw.
      const promotion = await store.load(workspaceId, id);
      if (promotion === null || promotion.step === 'ended') return;
      void keepRenewing(id, done.signal);
      const ended = await drive(
        promotion,
        {
          workspaceId,
          link,
          store,
          clock,
          logger,
          onChange: () => changes.notify(),
          onChanging: options.onChanging,
          renew: () => renew(id),
        },
        closing,
      );
      done.abort();
      await store.release(id, owner);
      if (ended.step === 'ended') await options.onEnd(ended);
    } catch (error) {
      // The store cannot be written, or a bug: it stays where it is on disk and is looked for again.
      logger.warn('promotions.not-driven', { id, message: error instanceof Error ? error.message : String(error) });
    } finally {
      done.abort();
      driven.delete(id);
      changes.notify();
    }
  };

  const look = async (): Promise<void> => {
    while (!closing.aborted) {
      const unfinished = await store.unfinished(workspaceId).catch(() => []);
      for (const { id } of unfinished) carryOn(id);
      await clock.wait(lookEvery, closing);
    }
  };
  return {
    changes,
    start: ({ id }) => carryOn(id),
    lookAround() {
      if (!looking) void look();
      looking = true;
    },
    settled: async () => {
      await Promise.all(driven.values());
    },
  };
}
