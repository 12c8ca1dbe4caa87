/** STS is asked with at most so many codes; then the call that needed them fails. */
export const mfaAttempts = 3;

/** What is wrong with a code as typed, before anybody is asked; null for one that may be right. */
export function mfaCodeProblem(code: string): string | null {
  if (/^\d{6}$/.test(code)) return null;
  return code === '' ? 'Enter the 6 digits.' : `The code has 6 digits; this one has ${code.length}.`;
}
