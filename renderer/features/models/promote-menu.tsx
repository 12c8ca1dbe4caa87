import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { StreamItem } from '../../../shared/contract/index';
import { hrefOf } from '../../../shared/model/screen-address';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';

interface PromoteMenuProps {
  readonly packageArn: string;
  /** Why it cannot be promoted at all; null when it can. */
  readonly obstacle: string | null;
}

type Endpoints = StreamItem<'endpoints.watchList'>['endpoints'];

const none: Endpoints = [];

function newest(held: Endpoints, items: readonly StreamItem<'endpoints.watchList'>[]): Endpoints {
  return items.at(-1)?.endpoints ?? held;
}

/** The endpoints an approved version can be moved into. */
export function PromoteMenu({ packageArn, obstacle }: PromoteMenuProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const { state } = useStream('endpoints.watchList', { workspaceId }, none, newest);
  const serving = state.filter(({ status }) => status === 'InService');
  const why = obstacle ?? (serving.length === 0 ? 'No endpoint is in service; deploy one first.' : null);
  return (
    <ButtonDropdown
      disabled={why !== null}
      {...(why !== null && { disabledReason: why })}
      items={serving.map(({ name }) => ({
        id: name,
        text: name,
        href: hrefOf({ kind: 'promote', endpoint: name, packageArn }),
      }))}
    >
      Promote to
    </ButtonDropdown>
  );
}
