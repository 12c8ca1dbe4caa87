import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';

export interface FailureAlertProps {
  /** What the person was doing, e.g. "The jobs could not be read". */
  readonly what: string;
  readonly failure: { readonly code: string; readonly message: string; readonly hint: string };
  readonly onRetry?: (() => void) | undefined;
}

/** An error in three parts: what failed, why, what to do; the code in small print for a report. */
export function FailureAlert({ what, failure, onRetry }: FailureAlertProps) {
  return (
    <Alert
      type="error"
      header={what}
      statusIconAriaLabel="Error"
      action={onRetry === undefined ? undefined : <Button onClick={onRetry}>Try again</Button>}
    >
      <p className="failure-why">{failure.message}</p>
      <p className="failure-next">
        {failure.hint} <code className="failure-code">{failure.code}</code>
      </p>
    </Alert>
  );
}
