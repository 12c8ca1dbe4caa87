import { ok, type Result } from '../../../shared/errors/result';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import type { AwsWorkspace } from '../aws-ports';
import type { Reached } from '../workspace/link';

/** Reaches the account of a profile; signs in first when a person wants it. */
export function seekAws(options: {
  readonly entry: () => WorkspaceEntry;
  /** Asks for MFA or a sign-in where the profile needs one. */
  readonly signIn: () => Promise<Result<null>>;
  /** Asks whose keys these are, then makes the clients of that account. */
  readonly connect: () => Promise<Result<{ readonly aws: AwsWorkspace; readonly accountId: string }>>;
}) {
  return async (wanted: boolean): Promise<Result<Reached>> => {
    if (wanted) {
      const signedIn = await options.signIn();
      if (!signedIn.ok) return signedIn;
    }
    const connected = await options.connect();
    if (!connected.ok) return connected;
    const { accountId, aws } = connected.data;
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
        accountId,
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
