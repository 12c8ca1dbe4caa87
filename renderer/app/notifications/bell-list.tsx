import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { formatDateTime } from '../../../shared/model/format';
import type { Notification } from '../../../shared/model/notification';
import { hrefOf } from '../../../shared/model/screen-address';
import { addressOf } from '../../../shared/model/thing-address';

interface BellListProps {
  readonly notifications: readonly Notification[];
  readonly onClose: () => void;
  readonly onClear: () => void;
}

const words = { success: 'Done', error: 'Error', warning: 'Warning' } as const;

/** The history under the bell, newest first. */
export function BellList({ notifications, onClear, onClose }: BellListProps) {
  return (
    <section className="bell-list" aria-label="Notifications">
      <div className="bell-head">
        <strong>Notifications</strong>
        {notifications.length === 0 ? null : (
          <Button variant="inline-link" onClick={onClear}>
            Clear all
          </Button>
        )}
      </div>
      {notifications.length === 0 ? (
        <p className="bell-none">Nothing yet. Jobs, endpoints and promotions that end are told here.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <ul tabIndex={0} aria-label="History">
          {notifications.map(({ at, detail, id, thing, title, tone }) => (
            <li key={id}>
              <StatusIndicator type={tone} iconAriaLabel={words[tone]}>
                <a href={hrefOf(addressOf(thing))} onClick={onClose}>
                  {title}
                </a>
              </StatusIndicator>
              {detail === null || detail === '' ? null : <p className="bell-detail">{detail}</p>}
              <p className="bell-when numeric">{formatDateTime(at)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
