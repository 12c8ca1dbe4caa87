import Alert from '@cloudscape-design/components/alert';
import './refusal-alert.css';

interface RefusalAlertProps {
  readonly problems: readonly { readonly field: string; readonly message: string; readonly hint: string }[];
}

/** What a review found that would surely fail. */
export function RefusalAlert({ problems }: RefusalAlertProps) {
  return (
    <Alert type="error" statusIconAriaLabel="Error" header="Nothing was created; this stands in the way">
      <ul className="refusals">
        {problems.map(({ field, hint, message }) => (
          <li key={`${field} ${message}`}>
            {message} {hint}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
