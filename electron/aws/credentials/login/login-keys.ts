import { z } from 'zod';
import type { AwsKeys } from '../../connection';
import { endpointFor } from '../endpoints';
import { refuse, serviceFailure } from '../failures';
import type { Fetching } from '../fetching';
import type { LoginPlan } from '../key-plan';
import { configPath, credentialsPath } from '../profile-files';
import { knowLoginSecrets, loginCachePath } from './login-cache';
import { watched } from './watched-handler';

const given = z.object({
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  sessionToken: z.string().min(1),
  expiration: z.date(),
});

/**
 * Keys of a profile that signed in with `aws login`: those it left in its cache, or new ones for its refresh token,
 * which the SDK's provider gets and keeps there as the AWS CLI does. Signing in itself takes the AWS CLI.
 */
export async function loginKeys(plan: LoginPlan, fetching: Fetching): Promise<AwsKeys> {
  const { endpoints, environment, home, profile, region, secrets, signal } = fetching;
  const path = loginCachePath(environment, home, plan.session);
  if (!(await knowLoginSecrets(path, secrets)))
    throw signInAgain(plan, 'Nobody has signed in with "aws login" on this machine');
  const { fromLoginCredentials } = await import('@aws-sdk/credential-providers');
  const endpoint = endpointFor(endpoints, 'signin');
  const handler = watched(fetching.handler());
  try {
    const keys = await fromLoginCredentials({
      profile: plan.profile,
      configFilepath: configPath({ environment, home }),
      filepath: credentialsPath({ environment, home }),
      // Somebody may have changed it since the console was opened.
      ignoreCache: true,
      clientConfig: {
        requestHandler: handler,
        ...(!plan.hasRegion && { region }),
        ...(endpoint !== undefined && { endpoint }),
      },
    })();
    const { accessKeyId, expiration, secretAccessKey, sessionToken } = given.parse(keys);
    return { accessKeyId, secretAccessKey, sessionToken, expiration };
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error, plan, fetching, handler);
  } finally {
    // Renewed tokens are secrets too.
    await knowLoginSecrets(path, secrets);
    handler.destroy();
    // The profile of the workspace is told where another builds on this one.
    fetching.logger.info('credentials.login', { profile, asked: handler.asked });
  }
}

/** The provider tells everything in one class of error and in sentences: what the service said is told from those. */
function failureOf(
  error: unknown,
  plan: LoginPlan,
  { profile, secrets }: Fetching,
  { status, trouble }: { readonly status: number | null; readonly trouble: unknown },
): Error {
  const action = `renew the sign-in of profile ${plan.profile}`;
  if (trouble !== null) return serviceFailure(trouble, profile, action, secrets);
  const said = error instanceof Error ? error.message : '';
  if (status === null) return signInAgain(plan, 'What "aws login" left on this machine cannot be read');
  if (said.includes('insufficient permissions'))
    return refuse(
      'credentials.refused',
      `AWS did not ${action}: it may not call signin:CreateOAuth2Token.`,
      'Ask the administrator of the account to allow it.',
    );
  if (said.includes('password')) return signInAgain(plan, 'The password was changed since it signed in');
  if (status >= 500 || status === 429)
    return refuse(
      status === 429 ? 'aws.throttled' : 'aws.rejected',
      `AWS did not ${action}: its sign-in service failed.`,
      'Try again in a moment.',
      true,
    );
  return signInAgain(plan, 'Its sign-in has ended');
}

/** `why`: the beginning of a sentence about the profile. */
function signInAgain({ profile }: LoginPlan, why: string): Error {
  return refuse(
    'credentials.sign-in',
    `Profile ${profile} is signed out. ${why}.`,
    `Run "aws login --profile ${profile}" in a terminal, then reconnect.`,
  );
}
