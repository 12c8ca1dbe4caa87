import { ok, type Result } from '../../../shared/errors/result';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import type { AwsWorkspace } from '../aws-ports';
import type { Reached } from '../workspace/link';

/** Reaches the account of a profile: signs in when a person wants it, then asks whose keys they are. */
export function seekAws(options: {
  readonly entry: () => WorkspaceEntry;
  /** Asks for MFA or a sign-in where the profile needs one. */
  readonly signIn: (signal: AbortSignal) => Promise<Result<null>>;
  readonly connect: () => Promise<Result<AwsWorkspace>>;
}) {
  return async (wanted: boolean, signal: AbortSignal): Promise<Result<Reached>> => {
    if (wanted) {
      const signedIn = await options.signIn(signal);
      if (!signedIn.ok) return signedIn;
    }
    const connected = await options.connect();
    if (!connected.ok) return connected;
    const aws = connected.data;
    const who = await aws.identity.whoAmI();
    if (!who.ok) {
      aws.close();
      return who;
    }
    // Many accounts have no alias, and many people may not ask: the id is enough then.
    const alias = await aws.identity.alias();
    const { access, bucket, colour, id, name, production, region, roleArn } = options.entry();
    return ok({
      aws,
      workspace: {
        id,
        kind: 'aws',
        name,
        region,
        accountId: who.data.accountId,
        alias: alias.ok ? alias.data : null,
        colour,
        access,
        production,
        roleArn,
        bucket,
      },
    });
  };
}
