import { useEffect, useRef } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspaces';
import { hrefOf } from '../../../shared/model/screen-address';
import { identityOf, placeOf } from '../../bridge/identity';
import { useWorkspaces } from '../../bridge/workspaces-store';
import { WorkspaceMark } from '../../ui/workspace-mark';
import { connectionWords } from '../connection-words';
import { openWorkspace } from './open-workspace';

interface WorkspaceMenuProps {
  /** Id of the workspace this window shows. */
  readonly here: string;
  readonly onClose: () => void;
}

/** All workspaces with state, account and region. Choosing one opens its own window. */
export function WorkspaceMenu({ here, onClose }: WorkspaceMenuProps) {
  const rows = useWorkspaces((slice) => slice.rows);
  const failure = useWorkspaces((slice) => slice.failure);
  const menu = useRef<HTMLElement>(null);

  // From the keyboard one goes straight to the choice; the section stands behind its button in the order of Tab.
  useEffect(() => menu.current?.querySelector<HTMLElement>('button, a')?.focus(), []);

  return (
    <section className="workspace-menu" aria-label="Workspaces" ref={menu}>
      {failure === null ? null : (
        <p className="workspace-menu-note">
          {failure.message} {failure.hint} <code>{failure.code}</code>
        </p>
      )}
      <ul>
        {(rows ?? []).map((row) => (
          <li key={row.id}>
            <WorkspaceChoice
              row={row}
              here={row.id === here}
              onChoose={() => {
                onClose();
                void openWorkspace(row.id, row.name);
              }}
            />
          </li>
        ))}
      </ul>
      <div className="workspace-menu-more">
        <a href={hrefOf({ kind: 'workspaces', add: true })} onClick={onClose}>
          Add AWS workspace…
        </a>
        <a href={hrefOf({ kind: 'workspaces', add: false })} onClick={onClose}>
          Manage workspaces
        </a>
      </div>
    </section>
  );
}

interface WorkspaceChoiceProps {
  readonly row: WorkspaceRow;
  readonly here: boolean;
  readonly onChoose: () => void;
}

function WorkspaceChoice({ row, here, onChoose }: WorkspaceChoiceProps) {
  const identity = identityOf(row.id, row, null);
  return (
    <button type="button" className="workspace-choice" aria-current={here ? 'true' : undefined} onClick={onChoose}>
      <span className="workspace-choice-head">
        <WorkspaceMark
          colour={identity.colour}
          name={identity.name}
          production={identity.production}
          readOnly={identity.access === 'read-only'}
        />
        <span className="workspace-choice-state">{here ? 'This window' : connectionWords(row.connection)}</span>
      </span>
      <span className="workspace-place numeric">{placeOf(identity)}</span>
    </button>
  );
}
