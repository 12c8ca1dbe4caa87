const windowMilliseconds = 60_000;
const allowedCrashes = 2;

/**
 * Whether a page that crashed may come back by itself: the third crash within a minute is a loop.
 * @returns a function to call with the time of each crash, in milliseconds
 */
export function createCrashLimit(): (at: number) => 'reload' | 'ask' {
  let crashes: readonly number[] = [];
  return (at) => {
    crashes = [...crashes.filter((earlier) => at - earlier < windowMilliseconds), at];
    if (crashes.length <= allowedCrashes) return 'reload';
    // Whoever asks to try again gets the same patience as at the start.
    crashes = [];
    return 'ask';
  };
}
