import { randomUUID } from 'node:crypto';
import type { Prompt } from '../../../shared/contract/workspaces';
import { fail, ok } from '../../../shared/errors/result';
import { createNotifier } from '../notifier';
import type { PromptsDomain } from './contract';
import type { AskPerson } from './ports';

interface Waiting {
  readonly prompt: Prompt;
  /** Of an SSO prompt. */
  readonly page: string | null;
  readonly settle: (code: string | null) => void;
}

/** Questions for whoever sits at a window: each waits until it is answered, cancelled or withdrawn. */
export function createPrompts(): PromptsDomain & AskPerson {
  const changes = createNotifier();
  const waiting = new Map<string, Waiting>();

  const put = (make: (id: string) => Omit<Waiting, 'settle'>, signal: AbortSignal): Promise<string | null> =>
    new Promise((resolve) => {
      const id = randomUUID();
      const settle = (code: string | null): void => {
        signal.removeEventListener('abort', withdraw);
        waiting.delete(id);
        changes.notify();
        resolve(code);
      };
      const withdraw = (): void => settle(null);
      if (signal.aborted) return resolve(null);
      signal.addEventListener('abort', withdraw, { once: true });
      waiting.set(id, { ...make(id), settle });
      changes.notify();
    });

  return {
    mfaCode: (question, signal) => put((id) => ({ prompt: { kind: 'mfa', id, ...question }, page: null }), signal),

    ssoDevice: async ({ expiresAt, profile, userCode, verificationUri, verificationUriComplete }, signal) => {
      const page = verificationUriComplete ?? verificationUri;
      const host = new URL(page).host;
      const ended = await put(
        (id) => ({ prompt: { kind: 'sso', id, profile, userCode, host, expiresAt }, page }),
        signal,
      );
      return ended !== null || signal.aborted;
    },

    async *watch(signal) {
      while (!signal.aborted) {
        const seen = changes.version;
        yield ok({ prompts: [...waiting.values()].map(({ prompt }) => prompt) });
        await changes.changed(seen, signal);
      }
    },

    answer: async (id, code) => {
      const found = waiting.get(id);
      if (!found) return gone();
      found.settle(code);
      return ok({});
    },

    page: (id) => {
      const page = waiting.get(id)?.page;
      return page ? ok({ address: page }) : gone();
    },
  };
}

function gone() {
  return fail('input.invalid', 'This question does not wait for an answer any more.', 'Try again what needed it.');
}
