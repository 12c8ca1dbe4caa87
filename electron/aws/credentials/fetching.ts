import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Clock, Logger } from '../../domains/platform-ports';
import type { AskPerson } from '../../domains/workspaces/ports';
import type { ServiceEndpoints } from './endpoints';
import type { Environment } from './profile-files';
import type { SecretKeeper } from './secret-keeper';

/** What every way of fetching keys is given. */
export interface Fetching {
  readonly profile: string;
  readonly region: string;
  readonly environment: Environment;
  readonly home: string;
  readonly endpoints: ServiceEndpoints;
  readonly ask: AskPerson;
  /** Called before anything is begun that ends in a question; throws where nobody may be disturbed. */
  readonly beforeAsking: () => void;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly secrets: SecretKeeper;
  /** Makes the handler of one client, with a time for connecting and for the whole answer. */
  readonly handler: () => NodeHttpHandler;
  /** Milliseconds a credential process may take. */
  readonly processTime: number;
  /** Why a code of the MFA device is asked for, e.g. "to delete the endpoint hawkins". */
  readonly reason: string;
  /** Aborts when nobody wants the keys any more. */
  readonly signal: AbortSignal;
}
