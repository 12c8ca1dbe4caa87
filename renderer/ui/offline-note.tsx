import Alert from '@cloudscape-design/components/alert';

interface OfflineNoteProps {
  /** What is shown, in the plural, e.g. "the models". */
  readonly what: string;
  /** When it was read, in words; null: nothing was ever seen. */
  readonly when: string | null;
  readonly connection:
    | { readonly kind: 'offline'; readonly reason: string; readonly code: string }
    | { readonly kind: 'online' | 'connecting' };
}

const reconnect = 'What is shown may have changed since; reconnect in the status bar.';

/** Says as of when a screen is while the workspace does not answer; nothing while it does. */
export function OfflineNote({ what, when, connection }: OfflineNoteProps) {
  if (connection.kind !== 'offline') return null;
  // That the keys are gone is said above every screen, with the way to sign in.
  const said = connection.code === 'cancelled' || connection.code.startsWith('credentials.');
  const since = said ? 'What is shown may have changed since.' : reconnect;
  return (
    <Alert
      type="info"
      header={when === null ? `Offline, and ${what} were not seen before` : `Offline: ${what} as of ${when}`}
    >
      {said ? '' : connection.reason} {when === null ? '' : since}
    </Alert>
  );
}
