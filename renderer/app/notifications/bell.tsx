import Icon from '@cloudscape-design/components/icon';
import { useRef, useState } from 'react';
import type { StreamItem } from '../../../shared/contract/index';
import { request } from '../../bridge/client';
import { useStream } from '../../bridge/use-stream';
import { useWorkspaceSlice } from '../../bridge/workspace-store';
import { useDismiss } from '../../ui/use-dismiss';
import { BellList } from './bell-list';
import './notifications.css';

type Bell = StreamItem<'notifications.watch'>;
const empty: Bell = { notifications: [], unread: 0 };

/** What ended while nobody watched: a count on the bell, a list under it. */
export function NotificationBell() {
  const workspaceId = useWorkspaceSlice(({ state }) => state?.workspace.id ?? null);
  const { state } = useStream<'notifications.watch', Bell>(
    'notifications.watch',
    workspaceId === null ? null : { workspaceId },
    empty,
    (held, items) => items.at(-1) ?? held,
  );
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useDismiss(open, box, button, () => setOpen(false));

  const toggle = () => {
    setOpen(!open);
    // Opening the list is reading it.
    if (!open && workspaceId !== null && state.unread > 0) void request('notifications.read', { workspaceId });
  };
  const label = state.unread === 0 ? 'Notifications' : `Notifications, ${state.unread} new`;
  return (
    <div className="bell" ref={box}>
      <button
        ref={button}
        type="button"
        className="top-bar-button"
        aria-label={label}
        title={label}
        aria-expanded={open}
        onClick={toggle}
      >
        <Icon name="notification" />
        {state.unread === 0 ? null : (
          <span className="bell-count numeric" aria-hidden="true">
            {state.unread > 99 ? '99+' : state.unread}
          </span>
        )}
      </button>
      {open ? (
        <BellList
          notifications={state.notifications}
          onClose={() => setOpen(false)}
          onClear={() => {
            if (workspaceId !== null) void request('notifications.clear', { workspaceId });
          }}
        />
      ) : null}
    </div>
  );
}
