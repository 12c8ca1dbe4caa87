import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { formatBytes, formatCount } from '../../../shared/model/format';
import { request } from '../../bridge/client';
import { notify } from '../../ui/notices';
import { reload, verify } from './audit-store';

interface AuditHeaderProps {
  /** E.g. "(12)" or "(100+)"; empty while it is not known. */
  readonly counter: string;
  readonly busy: boolean;
  readonly verifying: boolean;
  /** Nothing is recorded, so there is nothing to keep or to verify. */
  readonly empty: boolean;
}

/** The title, and what can be done with the log as a whole. */
export function AuditHeader({ counter, busy, empty, verifying }: AuditHeaderProps) {
  const [exporting, setExporting] = useState(false);

  const save = async () => {
    setExporting(true);
    const answer = await request('audit.export', {});
    setExporting(false);
    if (!answer.ok) {
      const { code, hint, message } = answer.error;
      notify({ id: 'audit export', type: 'error', header: message, content: `${hint} (${code})` });
    } else if (answer.data !== null) {
      const { bytes, entries, fileName } = answer.data;
      const content = `${formatCount(entries)} ${entries === 1 ? 'entry' : 'entries'}, ${formatBytes(bytes)}`;
      notify({ id: 'audit export', type: 'success', header: `Saved ${fileName}`, content });
    }
  };

  return (
    <Header
      variant="h1"
      counter={counter}
      description="Every call that changed something, by whom, and how it ended. Each entry seals the one before it."
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button iconName="refresh" ariaLabel="Read again" loading={busy} onClick={() => void reload()} />
          <Button loading={exporting} disabled={empty} onClick={() => void save()}>
            Export
          </Button>
          <Button variant="primary" loading={verifying} disabled={empty} onClick={() => void verify()}>
            Verify
          </Button>
        </SpaceBetween>
      }
    >
      Audit log
    </Header>
  );
}
