import { useState } from 'react';
import { reconnect } from './reconnect';

export function ReconnectButton({ workspaceId }: { readonly workspaceId: string }) {
  const [busy, setBusy] = useState(false);
  const onClick = () => {
    setBusy(true);
    void reconnect(workspaceId).finally(() => setBusy(false));
  };
  return (
    <button type="button" className="reconnect" onClick={onClick} disabled={busy}>
      {busy ? 'Reconnecting…' : 'Reconnect'}
    </button>
  );
}
