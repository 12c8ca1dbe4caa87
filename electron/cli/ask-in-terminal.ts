import { createInterface } from 'node:readline/promises';
import type { AskPerson } from '../domains/workspaces/ports';

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Asks on standard error, so that what a command prints can be piped on. Without a terminal nobody is asked. */
export function askInTerminal({ stderr, stdin }: Terminal): AskPerson {
  return {
    async mfaCode({ attempt, profile, reason, serial }, signal) {
      if (!stdin.isTTY) return null;
      if (attempt > 1) stderr.write('That code was not accepted.\n');
      const terminal = createInterface({ input: stdin, output: stderr });
      try {
        const said = await terminal.question(
          `MFA code of ${serial} for profile ${profile}, ${reason} (${attempt} of 3, empty to cancel): `,
          { signal },
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
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return true;
    },
  };
}
