import { userInfo } from 'node:os';

/** The operating system's name of the person; a user without an entry of its own has its number only. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
