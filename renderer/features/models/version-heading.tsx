import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { PackageSummary } from '../../../shared/model/model-package';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { DeleteVersionDialog } from './delete-version-dialog';
import { JudgeDialog } from './judge-dialog';
import { PromoteMenu } from './promote-menu';

interface VersionHeadingProps {
  readonly summary: PackageSummary;
  readonly online: boolean;
}

/** Group and version, never shortened, and what can be done with it. */
export function VersionHeading({ summary, online }: VersionHeadingProps) {
  const mayChange = useMayChange();
  const [asking, setAsking] = useState<'approve' | 'reject' | 'delete' | null>(null);
  const { approval, arn, group, status, version } = summary;
  const ready = online && status === 'Completed';
  const reach = online ? {} : { disabledReason: 'The workspace is offline.' };
  const approved = approval === 'Approved' && status === 'Completed';
  return (
    <>
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button {...reach} disabled={!online} {...mayChange} onClick={() => setAsking('delete')}>
              Delete
            </Button>
            <Button
              {...reach}
              disabled={!ready || approval === 'Rejected'}
              {...mayChange}
              onClick={() => setAsking('reject')}
            >
              Reject
            </Button>
            <Button
              {...reach}
              variant={approved ? 'normal' : 'primary'}
              disabled={!ready || approval === 'Approved'}
              {...mayChange}
              onClick={() => setAsking('approve')}
            >
              Approve
            </Button>
            <PromoteMenu
              packageArn={arn}
              obstacle={
                mayChange.disabledReason ??
                (!approved ? 'Only an approved version is promoted.' : !online ? 'The workspace is offline.' : null)
              }
            />
            <Button
              variant={approved ? 'primary' : 'normal'}
              disabled={!approved || !online}
              {...(approved && online ? { href: hrefOf({ kind: 'deploy', packageArn: arn }) } : {})}
              {...(approved ? reach : { disabledReason: 'Only an approved version is deployed.' })}
              {...mayChange}
            >
              Deploy
            </Button>
          </SpaceBetween>
        }
      >
        <span className="models-name">{`${group} / version ${version}`}</span>
      </Header>
      {asking === 'approve' || asking === 'reject' ? (
        <JudgeDialog summary={summary} verdict={asking} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'delete' ? <DeleteVersionDialog summary={summary} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
