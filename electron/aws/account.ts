import { homedir } from 'node:os';
import { CodedError } from '../../shared/errors/coded-error';
import { ok, type Result } from '../../shared/errors/result';
import type { WorkspaceEntry } from '../../shared/model/workspace-entry';
import type { AwsWorkspace } from '../domains/aws-ports';
import type { Probe } from '../domains/doctor/ports';
import type { Pace } from '../domains/pace';
import type { Clock, Logger } from '../domains/platform-ports';
import type { AskPerson, AwsProfiles } from '../domains/workspaces/ports';
import { createAwsWorkspace } from './aws-workspace';
import { createAwsProfiles } from './credentials/aws-profiles';
import { endpointsOf } from './credentials/endpoints';
import { type ProfilePlaces, readProfileFiles } from './credentials/profile-files';
import { createCredentialSession } from './credentials/session';
import { awsProbes } from './doctor/aws-probes';
import { createSts } from './sts';

export interface AccountOptions {
  readonly entry: WorkspaceEntry;
  readonly ask: AskPerson;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly appVersion: string;
  readonly pace: Pace;
}

/** The account behind a profile: how to sign in to it, and its clients. */
export interface Account {
  /** Asks a person where the profile needs one. */
  signIn(): Promise<Result<null>>;
  /** Asks for a new MFA code and has AWS check it. `reason` completes "a code is needed …". */
  freshMfa(reason: string): Promise<Result<null>>;
  /** Asks whose keys these are, then makes the clients of that account. */
  connect(): Promise<Result<{ readonly aws: AwsWorkspace; readonly accountId: string }>>;
  /** What the doctor can look at without keys, for one run. */
  probes(): Promise<readonly Probe[]>;
  /** Ends what is asked and forgets the keys. */
  close(): void;
}

export function profilesOf(environment: AccountOptions['environment']): AwsProfiles {
  return createAwsProfiles(placesOf(environment));
}

export function openAccount({ appVersion, ask, clock, entry, environment, logger, pace }: AccountOptions): Account {
  const places = placesOf(environment);
  const { profile, region } = entry;
  const session = createCredentialSession({ ...places, profile, region, ask, clock, logger, quiet: true });
  return {
    signIn: () => coded(() => session.signIn().then(() => null)),
    freshMfa: (reason) => coded(() => session.freshMfa(reason).then(() => null)),
    connect: () =>
      coded(async () => {
        const { caBundle, dualStack, endpoint, endpoints, fips } = endpointsOf(
          await readProfileFiles(places),
          environment,
          profile,
        );
        const connection = {
          region,
          endpoint,
          endpoints,
          profile,
          useFips: fips,
          useDualstack: dualStack,
          ...(caBundle !== null && { caBundle }),
          userAgent: `upside/${appVersion}`,
          pace,
          credentials: session,
        };
        const sts = createSts({ ...connection, accountId: '' });
        const who = await sts.whoAmI();
        sts.destroy();
        if (!who.ok) throw new CodedError(who.error);
        const { accountId } = who.data;
        return { aws: createAwsWorkspace({ ...connection, accountId }), accountId };
      }),
    probes: () => awsProbes({ ...places, profile, region, clock }),
    close: () => session.close(),
  };
}

function placesOf(environment: AccountOptions['environment']): ProfilePlaces {
  // HOME first, as in the AWS tools: a shell, or a test, may move it.
  return { environment, home: environment.HOME || homedir() };
}

async function coded<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof CodedError) return { ok: false, error: error.failure };
    throw error;
  }
}
