import { fromIni } from '@aws-sdk/credential-providers';
import { fail, ok, type Result } from '../../shared/errors/result';
import type { WorkspaceEntry } from '../../shared/model/workspace-entry';
import type { AwsWorkspace } from '../domains/aws-ports';
import type { Clock, Logger } from '../domains/platform-ports';
import type { AskPerson, AwsProfiles } from '../domains/workspaces/ports';
import { createAwsWorkspace } from './aws-workspace';

export interface AccountOptions {
  readonly entry: WorkspaceEntry;
  readonly ask: AskPerson;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly appVersion: string;
}

export function profilesOf(_environment: AccountOptions['environment']): AwsProfiles {
  return { list: async () => ({ profiles: [], files: [] }), watch: () => undefined };
}

/** The account behind a profile: how to sign in to it and how to make its clients. */
export function openAccount({ entry, environment }: AccountOptions) {
  return {
    signIn: async (_signal: AbortSignal): Promise<Result<null>> => ok(null),
    freshMfa: async (_reason: string): Promise<Result<null>> =>
      fail('credentials.refused', 'MFA is not there yet.', ''),
    connect: async (): Promise<Result<AwsWorkspace>> =>
      ok(
        createAwsWorkspace({
          region: entry.region,
          accountId: '',
          endpoint: environment.AWS_ENDPOINT_URL ?? null,
          credentials: { get: fromIni({ profile: entry.profile }), refused: () => undefined },
        }),
      ),
  };
}
