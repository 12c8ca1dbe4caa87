import type { Fetching } from '../fetching';
import type { SsoPlan } from '../key-plan';
import { deviceSignIn } from './device-sign-in';
import { withOidc } from './oidc';
import { readToken, type SsoToken, tokenPath, writeToken } from './token-cache';

/** A token that ends sooner is renewed, ms; the AWS tools wait as long. */
const soon = 5 * 60_000;

/**
 * The session's access token: the one any AWS tool left in the shared file, a renewed one, or one for
 * which the person signs in. `refused`: a token the service no longer takes.
 */
export async function goodToken(plan: SsoPlan, fetching: Fetching, refused: string | null): Promise<string> {
  const { clock, home, logger, profile, secrets } = fetching;
  const path = tokenPath(home, plan);
  const kept = await readToken(path);
  secrets.add(kept?.accessToken, kept?.refreshToken, kept?.clientSecret);
  const usable = kept !== null && kept.accessToken !== refused;
  if (usable && kept.expiresAt - clock.now() > soon) return kept.accessToken;
  const renewed = kept && (await renew(kept, plan, fetching));
  // One that ends soon still serves when it cannot be renewed.
  if (!renewed && usable && kept.expiresAt > clock.now()) return kept.accessToken;
  // A refresh token is good once: another tool may have used it and written down what it got.
  const others = renewed ? null : await readToken(path);
  if (others && others.accessToken !== kept?.accessToken && others.expiresAt > clock.now()) {
    secrets.add(others.accessToken, others.refreshToken, others.clientSecret);
    return others.accessToken;
  }
  const token = renewed ?? (await signIn(plan, fetching));
  // The keys can be had all the same; the next start asks again.
  await writeToken(path, token).catch(() => logger.warn('credentials.token-not-kept', { profile }));
  return token.accessToken;
}

function signIn(plan: SsoPlan, fetching: Fetching): Promise<SsoToken> {
  fetching.beforeAsking();
  return withOidc(plan, fetching, (oidc) => deviceSignIn(plan, fetching, oidc));
}

/** Null when the token has no way to be renewed or the service will not. */
async function renew(kept: SsoToken, plan: SsoPlan, fetching: Fetching): Promise<SsoToken | null> {
  const { clock, logger, profile } = fetching;
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = kept;
  if (!clientId || !clientSecret || !refreshToken) return null;
  if (registrationExpiresAt !== undefined && registrationExpiresAt <= clock.now()) return null;
  try {
    const granted = await withOidc(plan, fetching, (oidc) => oidc.byRefresh({ clientId, clientSecret }, refreshToken));
    return {
      ...kept,
      startUrl: plan.startUrl,
      region: plan.region,
      accessToken: granted.accessToken,
      expiresAt: clock.now() + granted.expiresIn * 1_000,
      refreshToken: granted.refreshToken ?? refreshToken,
    };
  } catch (error) {
    logger.info('credentials.not-renewed', { profile, reason: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}
