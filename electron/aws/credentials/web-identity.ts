import { readFile } from 'node:fs/promises';
import { AssumeRoleWithWebIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsKeys } from '../connection';
import { sessionName } from './assume-role';
import { refuse } from './failures';
import type { Fetching } from './fetching';
import type { WebIdentityPlan } from './key-plan';
import { roleName } from './profile-summary';
import { keysFromSts } from './sts-client';

/** The token is read anew each time: whoever issues it replaces the file. */
export async function webIdentityKeys(plan: WebIdentityPlan, fetching: Fetching): Promise<AwsKeys> {
  const token = await readFile(plan.tokenFile, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
  if (token === '')
    throw refuse(
      'credentials.not-found',
      `The web identity token of profile ${fetching.profile} could not be read from ${plan.tokenFile}.`,
      'Check the path in the profile and that whoever issues the token has written it.',
    );
  fetching.secrets.add(token);
  return keysFromSts(
    fetching,
    null,
    `let profile ${fetching.profile} take the role ${roleName(plan.roleArn)} with its web identity`,
    (client) =>
      client.send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn: plan.roleArn,
          RoleSessionName: plan.sessionName ?? sessionName(fetching),
          WebIdentityToken: token,
          ...(plan.durationSeconds !== null && { DurationSeconds: plan.durationSeconds }),
        }),
        { abortSignal: fetching.signal },
      ),
  );
}
