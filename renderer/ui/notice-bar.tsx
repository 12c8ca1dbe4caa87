import Button from '@cloudscape-design/components/button';
import Flashbar from '@cloudscape-design/components/flashbar';
import { dismissNotice, useNotices } from './notices';

/** Outcomes, newest first, above the screen. */
export function NoticeBar() {
  const notices = useNotices((slice) => slice.notices);
  if (notices.length === 0) return null;
  return (
    <div className="notice-bar">
      <Flashbar
        i18nStrings={{
          ariaLabel: 'Notices',
          errorIconAriaLabel: 'Error',
          successIconAriaLabel: 'Done',
          warningIconAriaLabel: 'Warning',
          infoIconAriaLabel: 'Note',
        }}
        items={notices.map(({ id, type, header, content, action }) => ({
          id,
          type,
          header,
          content,
          dismissible: true,
          dismissLabel: `Dismiss: ${header}`,
          onDismiss: () => dismissNotice(id),
          action:
            action === undefined ? undefined : (
              <Button
                onClick={() => {
                  dismissNotice(id);
                  action.onClick();
                }}
              >
                {action.text}
              </Button>
            ),
        }))}
      />
    </div>
  );
}
