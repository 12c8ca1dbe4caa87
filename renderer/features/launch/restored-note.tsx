import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { formatDateTime } from '../../../shared/model/format';
import { useLaunch } from './launch-store';

/** Says that what is shown was typed earlier, and offers to start over. */
export function RestoredNote({ onDiscard }: { readonly onDiscard: () => void }) {
  const restoredFrom = useLaunch((slice) => slice.restoredFrom);
  if (restoredFrom === null) return null;
  return (
    <Alert
      type="info"
      header="Draft restored"
      statusIconAriaLabel="Note"
      dismissible
      dismissAriaLabel="Keep the draft and hide this note"
      onDismiss={() => useLaunch.setState({ restoredFrom: null })}
      action={<Button onClick={onDiscard}>Discard draft</Button>}
    >
      Everything you had typed is here again, as of {formatDateTime(restoredFrom)}.
    </Alert>
  );
}
