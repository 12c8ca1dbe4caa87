import type { Workspace } from '../../shared/model/workspace';
import type { AwsWorkspace } from './aws-ports';
import { anyChanged, createNotifier } from './notifier';
import type { Clock } from './platform-ports';
import type { Link } from './workspace/link';

/** A poll that runs while somebody holds it, and says what is held. */
export interface HeldPolling {
  /** What each holder is after, by its signal; null: the list alone. */
  readonly watched: ReadonlyMap<AbortSignal, string | null>;
  /** Polls until the signal aborts. Asked again with another name, the holder is after that one. */
  hold(signal: AbortSignal, name?: string): void;
  /** Polls at once. */
  poke(): void;
}

export interface PollingOptions {
  readonly link: Link;
  readonly clock: Clock;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
  /** Resolves when what earlier runs stored was read: the first poll is compared with it. */
  readonly loading: Promise<unknown>;
  readonly poll: (aws: AwsWorkspace, kind: Workspace['kind'], signal: AbortSignal) => Promise<void>;
  /** Milliseconds from the end of a poll to the next. */
  readonly pause: (kind: Workspace['kind']) => number;
}

/** One loop for all holders. While the workspace cannot be reached it waits for the link instead of a pause. */
export function pollWhileHeld({ clock, closing, link, loading, pause, poll }: PollingOptions): HeldPolling {
  const wakes = createNotifier();
  const watched = new Map<AbortSignal, string | null>();
  let running = false;

  const loop = async (): Promise<void> => {
    running = true;
    try {
      await loading;
      while (watched.size > 0 && !closing.aborted) {
        const stop = new AbortController();
        const either = AbortSignal.any([stop.signal, closing]);
        const seen = [
          [wakes, wakes.version],
          [link.changes, link.changes.version],
        ] as const;
        const aws = await link.aws();
        const kind = link.workspace?.kind ?? 'local';
        if (aws.ok) await poll(aws.data, kind, either);
        const waited = aws.ok ? clock.wait(pause(kind), either) : new Promise<void>(() => undefined);
        await Promise.race([waited, anyChanged(aws.ok ? [seen[0]] : seen, either)]);
        stop.abort();
      }
    } finally {
      // In the same step as the last look at who holds it: a holder that comes now begins it anew. After a bug too.
      running = false;
    }
  };

  return {
    watched,
    hold(signal, name) {
      if (signal.aborted || closing.aborted) return;
      watched.set(signal, name ?? watched.get(signal) ?? null);
      const leave = (): void => {
        watched.delete(signal);
        wakes.notify();
      };
      signal.addEventListener('abort', leave, { once: true });
      if (running) wakes.notify();
      else void loop();
    },
    poke: () => wakes.notify(),
  };
}
