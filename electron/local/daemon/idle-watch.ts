export interface IdleOptions {
  /** 0 = never. */
  readonly idleSeconds: number;
  readonly now: () => number;
  /** Jobs that run or wait, and requests under way. */
  readonly isBusy: () => boolean;
  /** ms since the epoch of the last answered request. */
  readonly lastActivity: () => number;
  readonly onIdle: () => void;
}

/** Calls `onIdle` once when for `idleSeconds` nothing ran and nobody was connected. Gives the way to stop watching. */
export function watchIdle(options: IdleOptions): () => void {
  const limit = options.idleSeconds * 1000;
  if (limit === 0) return () => {};
  let quietSince = options.now();
  const timer = setInterval(
    () => {
      const now = options.now();
      if (options.isBusy()) quietSince = now;
      quietSince = Math.max(quietSince, options.lastActivity());
      if (now - quietSince < limit) return;
      clearInterval(timer);
      options.onIdle();
    },
    Math.min(limit / 4, 5_000),
  );
  timer.unref();
  return () => clearInterval(timer);
}
