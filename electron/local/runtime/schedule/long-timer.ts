/** setTimeout's longest delay; MaxRuntimeInSeconds goes to 28 days, which is more. */
const longest = 2 ** 31 - 1;

/** Calls `action` after `delayMs`, however long that is. Returns how to cancel it. */
export function longTimer(delayMs: number, action: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (left: number): void => {
    timer = setTimeout(() => (left > longest ? arm(left - longest) : action()), Math.min(left, longest));
  };
  arm(delayMs);
  return () => clearTimeout(timer);
}
