import { assertNever } from '../../../shared/errors/assert-never';
import type { EndpointView } from '../../../shared/model/endpoint-view';

/** What goes on at the endpoint now, in a sentence that the status alone does not say. */
export function whatHappens({ endpoint }: Pick<EndpointView, 'endpoint'>): string {
  const { pending, status, variants } = endpoint;
  switch (status) {
    case 'Creating':
      return 'Its instances start; it serves once each has answered a ping.';
    case 'Updating': {
      if (pending !== null) return `A new fleet with ${pending.configName} is taking over; requests go on meanwhile.`;
      const scaling = variants.filter((one) => one.currentInstances !== one.desiredInstances);
      if (scaling.length === 0) return 'A change is under way; requests go on meanwhile.';
      return `Scaling ${scaling.map((one) => `${one.name} from ${one.currentInstances} to ${one.desiredInstances}`).join(', ')}.`;
    }
    case 'SystemUpdating':
      return 'The service maintains it; requests go on meanwhile.';
    case 'RollingBack':
      return 'The old fleet is taking the traffic back.';
    case 'Deleting':
      return 'Its instances end.';
    case 'InService':
      return 'It answers requests.';
    case 'OutOfService':
      return 'It takes no requests.';
    case 'Failed':
      return 'It takes no requests, and can only be deleted.';
    case 'UpdateRollbackFailed':
      return 'Neither the new fleet nor the way back worked; it may serve with some of both.';
    default:
      return assertNever(status);
  }
}
