import type { AwsKeys } from '../connection';

/** How a profile comes by its keys, as far as its files say it. Holds secrets: never shown, logged or sent. */
export type KeyPlan =
  | { readonly kind: 'static'; readonly keys: AwsKeys }
  | AssumeRolePlan
  | SsoPlan
  | WebIdentityPlan
  | LoginPlan
  | { readonly kind: 'process'; readonly command: string }
  | { readonly kind: 'container' }
  | { readonly kind: 'instance' }
  /** It cannot work as written; `problem` is a sentence. */
  | { readonly kind: 'incomplete'; readonly problem: string };

export interface AssumeRolePlan {
  readonly kind: 'assume-role';
  readonly roleArn: string;
  readonly source: KeyPlan;
  /** For people: "profile base", "the instance's role". */
  readonly sourceName: string;
  readonly sessionName: string | null;
  readonly externalId: string | null;
  readonly mfaSerial: string | null;
  /** Null for the service's hour. */
  readonly durationSeconds: number | null;
}

export interface SsoPlan {
  readonly kind: 'sso';
  /** Name of the sso-session; null in the earlier form, where the profile itself says all. */
  readonly session: string | null;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
  readonly accountId: string;
  readonly roleName: string;
}

export interface WebIdentityPlan {
  readonly kind: 'web-identity';
  readonly roleArn: string;
  readonly tokenFile: string;
  readonly sessionName: string | null;
  readonly durationSeconds: number | null;
}

/** A sign-in by the AWS CLI's `aws login`. */
export interface LoginPlan {
  readonly kind: 'login';
  /** The profile that has the session, which may be one another builds on. */
  readonly profile: string;
  /** `login_session`: who signed in, as an ARN. */
  readonly session: string;
  /** Whether the profile names a region, which then is where it signs in. */
  readonly hasRegion: boolean;
}

/** The MFA device nearest to the keys that are used; null when no step of the way has one. */
export function mfaSerialOf(plan: KeyPlan): string | null {
  return plan.kind === 'assume-role' ? (plan.mfaSerial ?? mfaSerialOf(plan.source)) : null;
}
