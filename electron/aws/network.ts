import type { Pace } from '../domains/pace';

/** What matters of a workspace to whoever makes the connections, and for whom they are made. */
export interface Network {
  readonly region: string;
  readonly accountId: string;
  /** File of certificates to trust beside the usual ones; AWS_CA_BUNDLE unless said. */
  readonly caBundle?: string;
  /** Keeps all consoles of this machine within what the account allows; the local workspace has none. */
  readonly pace?: Pace;
}
