/** Node's timers hold no more than this; a longer wait is made of several. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Calls `act` once `ms` have passed, however many they are. The result cancels it. */
export function callAfter(ms: number, act: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (left: number) => {
    const step = Math.min(left, LONGEST_TIMER_MS);
    timer = setTimeout(() => (left > step ? wait(left - step) : act()), Math.max(0, step)).unref();
  };
  wait(ms);
  return () => clearTimeout(timer);
}
