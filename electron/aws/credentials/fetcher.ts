import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { CodedError } from '../../../shared/errors/coded-error';
import type { Clock, Logger } from '../../domains/platform-ports';
import type { AskPerson } from '../../domains/workspaces/ports';
import { BoundedHandler } from '../bounded-handler';
import type { AwsKeys } from '../connection';
import { checkMfaCode } from './assume-role';
import { endpointsOf, type ServiceEndpoints } from './endpoints';
import { cancelled, refuse, signedOut } from './failures';
import { fetchKeys } from './fetch-keys';
import type { Fetching } from './fetching';
import { mfaSerialOf } from './key-plan';
import { type ProfilePlaces, readProfileFiles } from './profile-files';
import { readPlan } from './read-plan';
import { createSecretKeeper } from './secret-keeper';

export interface FetcherOptions extends ProfilePlaces {
  readonly profile: string;
  /** Of the workspace: where STS is asked. */
  readonly region: string;
  readonly ask: AskPerson;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Instead of what profile and environment say. */
  readonly endpoints?: ServiceEndpoints;
  /** Milliseconds a credential process may take, 10,000 unless said. */
  readonly processTime?: number;
  /** Makes the handler of one client, e.g. through a proxy; bounded in time unless said. */
  readonly handler?: () => NodeHttpHandler;
}

/** Fetches, without keeping: each call reads the configuration files anew. */
export interface Fetcher {
  keys(how: {
    readonly may: 'ask' | 'not-ask';
    readonly reason: string;
    readonly signal: AbortSignal;
  }): Promise<AwsKeys>;
  /** Whether the last call of `keys` had asked a person when it ended. */
  asked(): boolean;
  /** Keys got with the new code; null where the code was only checked. */
  freshMfa(reason: string, signal: AbortSignal): Promise<AwsKeys | null>;
}

export function createFetcher(options: FetcherOptions): Fetcher {
  const { ask, clock, environment, home, logger, profile, region } = options;
  const secrets = createSecretKeeper();
  let asked = false;

  const prepare = async (may: 'ask' | 'not-ask', reason: string, signal: AbortSignal) => {
    const files = await readProfileFiles({ environment, home });
    const endpoints = options.endpoints ?? endpointsOf(files, environment, profile);
    const fetching: Fetching = {
      profile,
      region,
      environment,
      home,
      endpoints,
      ask,
      beforeAsking: () => {
        asked = true;
        if (may === 'not-ask') throw signedOut(profile, 'It needs somebody to sign in.');
      },
      clock,
      logger,
      secrets,
      handler: options.handler ?? (() => boundedHandler(region, endpoints.caBundle)),
      processTime: options.processTime ?? 10_000,
      reason,
      signal,
    };
    return { files, fetching, plan: readPlan(files, environment, profile) };
  };
  /** What ends because of `signal` was cancelled, whatever it was doing. */
  const untilAborted = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw signal.aborted && !(error instanceof CodedError) ? cancelled(profile) : error;
    }
  };

  return {
    asked: () => asked,
    keys: ({ may, reason, signal }) =>
      untilAborted(signal, async () => {
        asked = false;
        const { fetching, plan } = await prepare(may, reason, signal);
        return fetchKeys(plan, fetching);
      }),
    freshMfa: (reason, signal) =>
      untilAborted(signal, async () => {
        const { fetching, files, plan } = await prepare('ask', reason, signal);
        if (mfaSerialOf(plan) !== null) return fetchKeys(plan, fetching);
        const serial = files.profiles.get(profile)?.get('mfa_serial');
        if (serial === undefined)
          throw refuse(
            'credentials.invalid',
            `Profile ${profile} has no MFA device, so no code can be asked for.`,
            'Add mfa_serial to the profile, or take the operation off the list of sensitive ones.',
          );
        await checkMfaCode(serial, await fetchKeys(plan, fetching), fetching);
        return null;
      }),
  };
}

/** Milliseconds. */
const times = { connectionTimeout: 3_000, requestTimeout: 20_000, throwOnRequestTimeout: true };

/** The same proxies and certificates as the calls the keys are for. */
function boundedHandler(region: string, caBundle: string | null): NodeHttpHandler {
  return new BoundedHandler({ region, accountId: '', ...(caBundle !== null && { caBundle }) }, '', times);
}
