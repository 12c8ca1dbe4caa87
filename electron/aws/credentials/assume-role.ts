import { AssumeRoleCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import type { AwsKeys } from '../connection';
import type { Fetching } from './fetching';
import type { AssumeRolePlan } from './key-plan';
import { withMfaCode } from './mfa';
import { roleName } from './profile-summary';
import { keysFromSts } from './sts-client';

/** STS AssumeRole with `base`, after asking for a code where the plan has an MFA device. */
export function assumeRole(plan: AssumeRolePlan, base: AwsKeys, fetching: Fetching): Promise<AwsKeys> {
  const action = `let profile ${fetching.profile} take the role ${roleName(plan.roleArn)}`;
  const call = (code: string | null): Promise<AwsKeys> =>
    keysFromSts(fetching, base, action, (client) =>
      client.send(
        new AssumeRoleCommand({
          RoleArn: plan.roleArn,
          RoleSessionName: plan.sessionName ?? sessionName(fetching),
          ...(plan.externalId !== null && { ExternalId: plan.externalId }),
          ...(plan.durationSeconds !== null && { DurationSeconds: plan.durationSeconds }),
          ...(code !== null && plan.mfaSerial !== null && { SerialNumber: plan.mfaSerial, TokenCode: code }),
        }),
        { abortSignal: fetching.signal },
      ),
    );
  return plan.mfaSerial === null ? call(null) : withMfaCode(plan.mfaSerial, fetching, call);
}

/** Asks for a code and lets STS check it against the user of `keys`; the keys STS gives are dropped. */
export async function checkMfaCode(serial: string, keys: AwsKeys, fetching: Fetching): Promise<void> {
  await withMfaCode(serial, fetching, (code) =>
    keysFromSts(fetching, keys, `accept the MFA code for profile ${fetching.profile}`, (client) =>
      client.send(new GetSessionTokenCommand({ SerialNumber: serial, TokenCode: code, DurationSeconds: 900 }), {
        abortSignal: fetching.signal,
      }),
    ),
  );
}

/** Shows in CloudTrail who acted; unique, so that two sign-ins can be told apart there. */
export function sessionName({ clock }: Fetching): string {
  return `upside-${clock.now()}`;
}
