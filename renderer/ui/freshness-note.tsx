import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';

interface FreshnessNoteProps {
  /** When what is shown was read, in words. */
  readonly when: string;
  readonly source: 'live' | 'store';
  /** The job will not change any more, so what is kept of it is the whole truth. */
  readonly final: boolean;
  readonly connection:
    | { readonly kind: 'offline'; readonly reason: string }
    | { readonly kind: 'online' | 'connecting' };
  readonly failure: { readonly code: string; readonly message: string; readonly hint: string } | null;
  readonly onRetry: () => void;
}

/** Says when a page shows what was kept rather than what is, and why. Nothing while it is live. */
export function FreshnessNote({ when, source, final, connection, failure, onRetry }: FreshnessNoteProps) {
  const retry = <Button onClick={onRetry}>Try again</Button>;
  if (failure) {
    return (
      <Alert type="warning" header={`Shown as of ${when}`} action={retry}>
        {failure.message} {failure.hint} <code>{failure.code}</code>
      </Alert>
    );
  }
  if (connection.kind === 'offline') {
    return (
      <Alert type="info" header={`Offline: shown as of ${when}`}>
        {connection.reason}{' '}
        {final ? 'This job had ended, so nothing here is out of date.' : 'The job may have gone on since.'}
      </Alert>
    );
  }
  if (source === 'store' && !final) {
    return <Alert type="info">{`Shown as of ${when}; reading it again.`}</Alert>;
  }
  return null;
}
