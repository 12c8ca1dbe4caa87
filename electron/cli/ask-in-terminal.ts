import { createInterface } from 'node:readline/promises';
import type { AskPerson } from '../domains/workspaces/ports';

interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
}

/**
 * Asks on standard error, so that what a command prints can be piped on. Without a terminal nobody is asked
 * for a code. `interrupted` aborts on Ctrl+C, which cancels what is asked.
 */
export function askInTerminal({ stderr, stdin }: Terminal, interrupted: AbortSignal): AskPerson {
  return {
    async mfaCode({ attempt, profile, reason, serial }, signal) {
      if (!stdin.isTTY) return null;
      if (attempt > 1) stderr.write('That code was not accepted.\n');
      const terminal = createInterface({ input: stdin, output: stderr });
      // A terminal that reads a line keeps Ctrl+C to itself.
      const cancelled = new AbortController();
      terminal.on('SIGINT', () => cancelled.abort());
      try {
        const said = await terminal.question(
          `MFA code of ${serial} for profile ${profile}, ${reason} (${attempt} of 3, empty to cancel): `,
          { signal: AbortSignal.any([signal, interrupted, cancelled.signal]) },
        );
        return /^\d{6}$/.test(said.trim()) ? said.trim() : null;
      } catch {
        // Interrupted while it waited.
        return null;
      } finally {
        terminal.close();
      }
    },

    async ssoDevice({ profile, userCode, verificationUri, verificationUriComplete }, signal) {
      stderr.write(
        `To sign in with profile ${profile}, open\n  ${verificationUriComplete ?? verificationUri}\nand compare the code ${userCode}. Ctrl+C cancels.\n`,
      );
      const either = AbortSignal.any([signal, interrupted]);
      await new Promise<void>((resolve) => {
        if (either.aborted) resolve();
        either.addEventListener('abort', () => resolve(), { once: true });
      });
      return signal.aborted;
    },
  };
}
