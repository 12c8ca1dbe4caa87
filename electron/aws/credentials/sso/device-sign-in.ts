import { awsFailure } from '../../failures';
import { cancelled, refuse, serviceFailure } from '../failures';
import type { Fetching } from '../fetching';
import type { SsoPlan } from '../key-plan';
import type { Granted, Oidc, Started } from './oidc';
import { clientPath, readClient, type SsoClient, type SsoToken, writeClient } from './token-cache';

/** A registration that ends sooner is not begun with, ms. */
const tooOld = 5 * 60_000;
/** Seconds the service's questions are apart unless it says, and what it adds with slow_down (RFC 8628, 3.5). */
const standardInterval = 5;

/** Signs in through the browser: registers, shows the person a code, and asks until it was entered. */
export async function deviceSignIn(plan: SsoPlan, fetching: Fetching, oidc: Oidc): Promise<SsoToken> {
  const { clock, profile, secrets, signal } = fetching;
  const begun = await begin(plan, fetching, oidc).catch((error) => {
    throw serviceFailure(error, profile, `begin the sign-in of profile ${profile}`, secrets);
  });
  const { client, started } = begun;
  const expiresAt = clock.now() + started.expiresIn * 1_000;
  const done = new AbortController();
  const ended = AbortSignal.any([done.signal, signal]);
  const asked = fetching.ask.ssoDevice(
    {
      profile,
      verificationUri: started.verificationUri,
      verificationUriComplete: started.verificationUriComplete ?? null,
      userCode: started.userCode,
      expiresAt,
    },
    ended,
  );
  // Saying yes is no sign-in: the service tells. Only a no ends the waiting.
  const refused = asked.then((agreed) => {
    if (!agreed && !ended.aborted) throw cancelled(profile);
    return new Promise<never>(() => undefined);
  });
  try {
    const granted = await Promise.race([poll(begun, expiresAt, fetching, oidc, ended), refused]);
    return {
      startUrl: plan.startUrl,
      region: plan.region,
      accessToken: granted.accessToken,
      expiresAt: clock.now() + granted.expiresIn * 1_000,
      ...(granted.refreshToken !== undefined && { refreshToken: granted.refreshToken }),
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      registrationExpiresAt: client.expiresAt,
    };
  } finally {
    done.abort();
    // Whatever the person's side says after the end is no longer of interest.
    refused.catch(() => undefined);
  }
}

interface Begun {
  readonly client: SsoClient;
  readonly started: Started;
}

async function begin(plan: SsoPlan, { clock, home, secrets }: Fetching, oidc: Oidc): Promise<Begun> {
  const path = clientPath(home, plan);
  const kept = await readClient(path);
  if (kept && kept.expiresAt - clock.now() > tooOld) {
    secrets.add(kept.clientSecret);
    try {
      return { client: kept, started: await oidc.start(kept) };
    } catch (error) {
      // Deleted at the service meanwhile: one more registration, and then its failure counts.
      if (!/InvalidClient|UnauthorizedClient/.test(nameOf(error))) throw error;
    }
  }
  const client = await oidc.register();
  // Without the file the next sign-in registers again; this one goes on.
  await writeClient(path, client).catch(() => undefined);
  return { client, started: await oidc.start(client) };
}

async function poll(
  { client, started }: Begun,
  expiresAt: number,
  { clock, profile, secrets }: Fetching,
  oidc: Oidc,
  signal: AbortSignal,
): Promise<Granted> {
  let interval = started.interval || standardInterval;
  for (;;) {
    await clock.wait(interval * 1_000, signal);
    if (signal.aborted) throw cancelled(profile);
    if (clock.now() >= expiresAt) throw late(profile);
    try {
      return await oidc.byDevice(client, started.deviceCode);
    } catch (error) {
      const name = nameOf(error);
      if (name === 'ExpiredTokenException') throw late(profile);
      if (name === 'AccessDeniedException')
        throw refuse(
          'credentials.refused',
          `The sign-in of profile ${profile} was declined in the browser.`,
          'Sign in again and allow the access there.',
        );
      if (name === 'SlowDownException') interval += standardInterval;
      else if (name !== 'AuthorizationPendingException' && !awsFailure(error, 'ask about the sign-in').retryable)
        throw serviceFailure(error, profile, `finish the sign-in of profile ${profile}`, secrets);
    }
  }
}

function late(profile: string) {
  return refuse(
    'credentials.sign-in',
    `The code for the sign-in of profile ${profile} ran out before it was entered.`,
    'Sign in from the window to get a new one.',
  );
}

export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
