import Icon from '@cloudscape-design/components/icon';
import { useRef, useState } from 'react';
import { placeOf } from '../../bridge/identity';
import { useIdentity } from '../../bridge/use-identity';
import { useDismiss } from '../../ui/use-dismiss';
import { WorkspaceMark } from '../../ui/workspace-mark';
import './workspace.css';
import { WorkspaceMenu } from './workspace-menu';

/** Which workspace this window shows, always in sight; under it the way to the others. */
export function WorkspaceButton() {
  const identity = useIdentity();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  useDismiss(open, box, button, close);
  const place = placeOf(identity);
  return (
    <div className="workspace-switch" ref={box}>
      <button
        ref={button}
        type="button"
        className="workspace-button"
        aria-expanded={open}
        title={`${identity.name} · ${place}`}
        onClick={() => setOpen(!open)}
      >
        <span className="workspace-button-text">
          <span className="workspace-said">Workspace </span>
          <WorkspaceMark
            colour={identity.colour}
            name={identity.name}
            production={identity.production}
            readOnly={identity.access === 'read-only'}
          />
          <span className="workspace-place numeric">{place === '' ? 'Account not known yet' : place}</span>
        </span>
        <Icon name={open ? 'angle-up' : 'angle-down'} size="small" />
      </button>
      {open ? <WorkspaceMenu here={identity.id} onClose={close} /> : null}
    </div>
  );
}
