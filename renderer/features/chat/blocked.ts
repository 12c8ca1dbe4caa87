import { endpointStatusLooks } from '../../../shared/model/endpoint-status';
import type { TargetDraft } from './chat-store';
import { type KnownEndpoints, serves } from './use-endpoints';

interface Circumstances {
  readonly offline: boolean;
  /** An earlier version of the conversation is on screen. */
  readonly earlier: boolean;
  readonly endpoints: Pick<KnownEndpoints, 'list' | 'live'>;
  readonly target: TargetDraft;
}

/** Why no message can be sent now, as a sentence with what to do; null when one can. */
export function blockedBecause({ earlier, endpoints, offline, target }: Circumstances): string | null {
  if (earlier) return 'This is an earlier version, kept to be read. Go back to the present one to go on.';
  if (offline) return 'The workspace is offline: conversations can be read, and sending works again once it answers.';
  if (endpoints.list === null) return 'Looking for endpoints…';
  if (target.endpoint === null) {
    return endpoints.list.length === 0 ? 'Messages can be sent once an endpoint serves.' : 'Choose an endpoint first.';
  }
  const endpoint = endpoints.list.find(({ name }) => name === target.endpoint);
  if (endpoint === undefined) {
    return endpoints.live
      ? `The endpoint ${target.endpoint} is gone. Choose another one to go on.`
      : 'Looking for endpoints…';
  }
  if (!serves(endpoint))
    return `${endpoint.name} does not serve now: its status is “${endpointStatusLooks[endpoint.status].word}”.`;
  return target.persona === null ? 'Asking the endpoint which characters it knows…' : null;
}
