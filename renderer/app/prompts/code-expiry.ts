/** How long a sign-in code is good for, in words. @param expiresAt ms since the epoch @param now the same */
export function expiryWords(expiresAt: number, now: number): string {
  const seconds = Math.ceil((expiresAt - now) / 1000);
  if (seconds <= 0) return 'This code has expired. Cancel, then sign in again for a new one.';
  if (seconds < 60) return `This code is good for ${seconds} more ${seconds === 1 ? 'second' : 'seconds'}.`;
  const minutes = Math.floor(seconds / 60);
  return `This code is good for ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}.`;
}
