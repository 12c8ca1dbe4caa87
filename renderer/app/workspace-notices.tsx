import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWorkspaceSlice } from '../bridge/workspace-store';

/** What a person must know about this window as a whole, such as a damaged offline store; it stays until it is mended. */
export function WorkspaceNotices() {
  const notices = useWorkspaceSlice(({ state }) => state?.notices);
  if (notices === undefined || notices.length === 0) return null;
  return (
    <div className="notice-bar">
      <SpaceBetween size="xs">
        {notices.map(({ code, message, hint }) => (
          <Alert key={message} type="warning" statusIconAriaLabel="Warning">
            {message} {hint} <code className="failure-code">{code}</code>
          </Alert>
        ))}
      </SpaceBetween>
    </div>
  );
}
