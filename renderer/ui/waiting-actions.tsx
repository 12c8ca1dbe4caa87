import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface WaitingActionsProps {
  readonly label: string;
  /** What keeps it from being pressed whatever the checks say; its reason goes before theirs. */
  readonly blocked: { readonly disabledReason?: string };
  readonly onBack: () => void;
}

/** A wizard's last step while it is checked, and while problems stand: there is nothing to press but back. */
export function WaitingActions({ blocked, label, onBack }: WaitingActionsProps) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={onBack}>Previous</Button>
      <Button variant="primary" disabled disabledReason="The checks above have to pass first." {...blocked}>
        {label}
      </Button>
    </SpaceBetween>
  );
}
