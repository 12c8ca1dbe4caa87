import { type AwsConnection, clientOptions } from './connection';

/** Client options of a service that may have an address of its own, by its id in AWS configuration files. */
export function optionsAt(connection: AwsConnection, service: string) {
  const endpoint = connection.endpoints?.[service] ?? connection.endpoint;
  return clientOptions({ ...connection, endpoint }, 'call');
}
