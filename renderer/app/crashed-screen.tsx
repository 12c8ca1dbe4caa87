import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

/** Shown in place of a screen that threw: running jobs are not affected, and that is said. */
export function CrashedScreen({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <Alert
      type="error"
      header="This screen stopped working"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={onRetry}>Show it again</Button>
          <Button onClick={() => window.location.reload()}>Reload the window</Button>
        </SpaceBetween>
      }
    >
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <p>The error is in Upside’s log. Jobs go on running, and nothing you typed into a form is lost.</p>
    </Alert>
  );
}
