import { assertNever } from '../../../shared/errors/assert-never';
import type { AwsKeys } from '../connection';
import { assumeRole } from './assume-role';
import { refuse } from './failures';
import type { Fetching } from './fetching';
import type { KeyPlan } from './key-plan';
import { loginKeys } from './login/login-keys';
import { containerKeys } from './metadata/container-keys';
import { instanceKeys } from './metadata/instance-keys';
import { processKeys } from './process-keys';
import { ssoKeys } from './sso/sso-keys';
import { webIdentityKeys } from './web-identity';

/** Gets keys the way the plan says. Rejects with a CodedError; nothing is kept here. */
export async function fetchKeys(plan: KeyPlan, fetching: Fetching): Promise<AwsKeys> {
  fetching.signal.throwIfAborted();
  const keys = await keysOf(plan, fetching);
  fetching.secrets.add(keys.secretAccessKey, keys.sessionToken);
  return keys;
}

function keysOf(plan: KeyPlan, fetching: Fetching): Promise<AwsKeys> {
  switch (plan.kind) {
    case 'static':
      return Promise.resolve(plan.keys);
    case 'assume-role':
      return fetchKeys(plan.source, fetching).then((base) => assumeRole(plan, base, fetching));
    case 'sso':
      return ssoKeys(plan, fetching);
    case 'web-identity':
      return webIdentityKeys(plan, fetching);
    case 'login':
      return loginKeys(plan, fetching);
    case 'process':
      return processKeys(plan.command, fetching);
    case 'container':
      return containerKeys(fetching);
    case 'instance':
      return instanceKeys(fetching);
    case 'incomplete':
      return Promise.reject(
        refuse(
          'credentials.not-found',
          `There are no AWS keys for profile ${fetching.profile}. ${plan.problem}`,
          'Change the profile in the AWS configuration files, e.g. with "aws configure", or choose another one.',
        ),
      );
    default:
      return assertNever(plan);
  }
}
