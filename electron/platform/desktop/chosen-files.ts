import { randomUUID } from 'node:crypto';

/** Files somebody chose in a dialog, by the token the window holds instead of their path. */
export interface ChosenFiles {
  /** Remembers a path for as long as the app runs; the same path keeps its token. */
  remember(path: string): string;
  pathOf(token: string): string | null;
}

export function createChosenFiles(): ChosenFiles {
  const paths = new Map<string, string>();
  const tokens = new Map<string, string>();
  return {
    remember(path) {
      const token = tokens.get(path) ?? randomUUID();
      tokens.set(path, token);
      paths.set(token, path);
      return token;
    },
    pathOf: (token) => paths.get(token) ?? null,
  };
}
