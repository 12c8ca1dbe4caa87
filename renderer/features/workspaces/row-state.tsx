import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Connection } from '../../../shared/model/workspace';

/** Whether a workspace answers; null: no window and no command has asked for it. */
export function RowState({ connection }: { readonly connection: Connection | null }) {
  switch (connection?.kind) {
    case undefined:
      return <StatusIndicator type="stopped">Not open</StatusIndicator>;
    case 'online':
      return <StatusIndicator type="success">Online</StatusIndicator>;
    case 'connecting':
      return <StatusIndicator type="in-progress">Connecting</StatusIndicator>;
    case 'offline': {
      const signedOut = connection.code.startsWith('credentials.');
      return (
        <span title={connection.reason}>
          <StatusIndicator type="warning">{signedOut ? 'Signed out' : 'Offline'}</StatusIndicator>
        </span>
      );
    }
  }
}
