import { homedir } from 'node:os';
import type { Result } from '../../shared/errors/result';
import type { WorkspaceEntry } from '../../shared/model/workspace-entry';
import type { AwsWorkspace } from '../domains/aws-ports';
import type { Clock, Logger } from '../domains/platform-ports';
import type { AskPerson, AwsProfiles } from '../domains/workspaces/ports';
import { createAwsWorkspace } from './aws-workspace';
import { attempt } from './call';
import { createAwsProfiles } from './credentials/aws-profiles';
import { endpointsOf } from './credentials/endpoints';
import { readProfileFiles } from './credentials/profile-files';
import { createCredentialSession } from './credentials/session';
import { awsProbes } from './doctor/aws-probes';

export interface AccountOptions {
  readonly entry: WorkspaceEntry;
  readonly ask: AskPerson;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly appVersion: string;
}

export function profilesOf(environment: AccountOptions['environment']): AwsProfiles {
  return createAwsProfiles({ environment, home: homeOf(environment) });
}

/** The account behind a profile: how to sign in to it and how to make its clients. */
export function openAccount({ ask, clock, entry, environment, logger }: AccountOptions) {
  const { profile, region } = entry;
  const home = homeOf(environment);
  const session = createCredentialSession({ profile, region, ask, clock, environment, home, logger, quiet: true });
  return {
    /** The signal ends the session for good: it is the workspace's that closes. */
    signIn: (signal: AbortSignal): Promise<Result<null>> => {
      signal.addEventListener('abort', session.close, { once: true });
      return attempt(`sign in with profile ${profile}`, async () => {
        await session.signIn();
        return null;
      });
    },
    freshMfa: (reason: string): Promise<Result<null>> =>
      attempt('check the MFA code', async () => {
        await session.freshMfa(reason);
        return null;
      }),
    /** What can be looked at without keys, for one run of the doctor. */
    probes: () => awsProbes({ profile, region, environment, home, clock }),
    connect: (): Promise<Result<AwsWorkspace>> =>
      attempt(`read how profile ${profile} reaches AWS`, async () => {
        const files = await readProfileFiles({ environment, home });
        const { endpoint, endpoints } = endpointsOf(files, environment, profile);
        return createAwsWorkspace({ region, accountId: '', endpoint, endpoints, credentials: session });
      }),
  };
}

/** HOME first, as the AWS tools do: a test, or a shell, may move it. */
function homeOf(environment: AccountOptions['environment']): string {
  return environment.HOME || homedir();
}
