import type { Result } from '../../../shared/errors/result';
import type { AwsProfile } from '../../../shared/model/aws-profile';
import type { Instant } from '../../../shared/model/time';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';

/** What only a person can do. A window shows dialogs, the command line asks in the terminal. */
export interface AskPerson {
  /** The 6 digits the MFA device shows; null when the person cancelled. `attempt` is 1 to 3. */
  mfaCode(
    question: {
      readonly profile: string;
      readonly serial: string;
      readonly attempt: number;
      readonly reason: string;
    },
    signal: AbortSignal,
  ): Promise<string | null>;
  /**
   * SSO waits for a person at `verificationUri`. Resolves to false when the person cancels; the
   * signal aborts as soon as the sign-in was seen.
   */
  ssoDevice(
    question: {
      readonly profile: string;
      readonly verificationUri: string;
      readonly verificationUriComplete: string | null;
      readonly userCode: string;
      readonly expiresAt: Instant;
    },
    signal: AbortSignal,
  ): Promise<boolean>;
}

/** The AWS tools' configuration files, read anew when they change. */
export interface AwsProfiles {
  list(): Promise<{
    readonly profiles: readonly AwsProfile[];
    readonly files: readonly { readonly path: string; readonly problem: string | null }[];
  }>;
  /** Calls back after a file changed, until the signal aborts. */
  watch(onChange: () => void, signal: AbortSignal): void;
}

/** The entries of AWS workspaces, shared by every window and command line of one home. */
export interface WorkspaceEntries {
  load(): Promise<Result<readonly WorkspaceEntry[]>>;
  /** Reads, changes and writes while nobody else does. */
  change(
    edit: (entries: readonly WorkspaceEntry[]) => Result<readonly WorkspaceEntry[]>,
  ): Promise<Result<readonly WorkspaceEntry[]>>;
  watch(onChange: () => void, signal: AbortSignal): void;
}
