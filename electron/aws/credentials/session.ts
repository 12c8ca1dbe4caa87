import { CodedError } from '../../../shared/errors/coded-error';
import type { AwsKeys, CredentialSession } from '../connection';
import { refuse, signedOut } from './failures';
import { createFetcher, type FetcherOptions } from './fetcher';

/** A session a person can sign in to, and be asked for a fresh MFA code by. */
export interface PersonalSession extends CredentialSession {
  /**
   * A person wants to sign in: asks even though an earlier prompt was cancelled, and resolves once
   * there are keys. Rejects as `get` does.
   */
  signIn(): Promise<void>;
  /**
   * Asks for a new code of the MFA device and lets AWS check it. `reason` completes "a code is needed
   * …". Rejects with `cancelled`, `credentials.refused` after three wrong codes, or
   * `credentials.invalid` for a profile without an MFA device.
   */
  freshMfa(reason: string, signal?: AbortSignal): Promise<void>;
  /** Ends what is asked and fetched; keys are forgotten. */
  close(): void;
}

export interface SessionOptions extends FetcherOptions {
  /** Begins signed out: `get` asks nobody before the first `signIn`, or before keys could be had without. */
  readonly quiet?: boolean;
}

/** Keys that end sooner than this are replaced, ms. */
const tooSoon = 5 * 60_000;
/** Between two tries while the keys at hand still serve, or while a person is needed, ms. */
const pause = 30_000;

/**
 * Keys of one profile: fetched when first needed and whenever they run out, once for everybody who
 * waits. Nothing is asked of a person again after a prompt was cancelled, or failed three times, until
 * `signIn`: a poller must not make dialogs pop up. Signing in elsewhere, e.g. with "aws sso login",
 * is noticed.
 */
export function createCredentialSession(options: SessionOptions): PersonalSession {
  const { clock, logger, profile } = options;
  const closed = new AbortController();
  const fetcher = createFetcher(options);
  let keys: AwsKeys | null = null;
  let flight: Promise<AwsKeys> | null = null;
  /** Why a person has to sign in first; null while nobody has to. */
  let needsPerson: string | null = options.quiet ? 'Nobody has signed in yet.' : null;
  /** Keys the service has refused: getting the same again is no success. */
  let refusedId: string | null = null;
  /** One question at a time: a device shows a new code only every 30 seconds. */
  let line: Promise<void> = Promise.resolve();
  let lastTry = Number.NEGATIVE_INFINITY;

  const left = (): number => (keys ? (keys.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now() : 0);
  const triedLately = (): boolean => clock.elapsed() - lastTry < pause;

  const take = (fetched: AwsKeys): AwsKeys => {
    if (fetched.accessKeyId === refusedId && fetched.sessionToken !== undefined)
      throw refuse(
        'credentials.expired',
        `The temporary keys of profile ${profile} have expired, and there are no newer ones.`,
        'Renew them where they come from, then try again.',
      );
    keys = fetched;
    refusedId = null;
    needsPerson = null;
    logger.info('credentials.fetched', { profile, expires: fetched.expiration?.toISOString() ?? null });
    return fetched;
  };
  const fetchNow = async (may: 'ask' | 'not-ask'): Promise<AwsKeys> => {
    lastTry = clock.elapsed();
    try {
      return take(await fetcher.keys({ may, signal: closed.signal, reason: `to sign in to profile ${profile}` }));
    } catch (error) {
      const code = error instanceof CodedError ? error.failure.code : 'internal';
      logger.warn('credentials.not-fetched', { profile, code });
      if (error instanceof CodedError && fetcher.asked()) needsPerson ??= error.failure.message;
      throw error;
    } finally {
      lastTry = clock.elapsed();
    }
  };
  const once = (may: 'ask' | 'not-ask'): Promise<AwsKeys> => {
    flight ??= fetchNow(may).finally(() => {
      flight = null;
    });
    return flight;
  };

  return {
    async get() {
      if (keys && left() > tooSoon) return keys;
      if (keys && left() > 0 && !flight && triedLately()) return keys;
      if (needsPerson !== null && fetcher.asked() && !flight && triedLately()) throw signedOut(profile, needsPerson);
      try {
        return await once(needsPerson === null ? 'ask' : 'not-ask');
      } catch (error) {
        if (keys && left() > 0) return keys;
        throw error;
      }
    },
    refused(accessKeyId) {
      if (keys?.accessKeyId !== accessKeyId) return;
      refusedId = accessKeyId;
      keys = null;
      lastTry = Number.NEGATIVE_INFINITY;
    },
    async signIn() {
      // A quiet try that is under way would answer "sign in first".
      if (needsPerson !== null) await flight?.catch(() => undefined);
      if (keys && left() > tooSoon) return;
      needsPerson = null;
      refusedId = null;
      await once('ask');
    },
    freshMfa(reason, signal) {
      const ended = signal ? AbortSignal.any([closed.signal, signal]) : closed.signal;
      const mine = line.then(async () => {
        await flight?.catch(() => undefined);
        const fresh = await fetcher.freshMfa(reason, ended);
        if (fresh) take(fresh);
      });
      line = mine.catch(() => undefined);
      return mine;
    },
    close() {
      closed.abort();
      keys = null;
    },
  };
}
