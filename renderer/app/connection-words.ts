import { assertNever } from '../../shared/errors/assert-never';
import type { Connection } from '../../shared/model/workspace';

/** How a workspace is, in two words; null: nothing has asked for it yet. */
export function connectionWords(connection: Connection | null): string {
  if (connection === null) return 'Not open';
  switch (connection.kind) {
    case 'online':
      return 'Online';
    case 'connecting':
      return 'Connecting…';
    case 'offline':
      return 'Offline';
    default:
      return assertNever(connection);
  }
}
