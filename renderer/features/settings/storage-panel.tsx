import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import { formatBytes } from '../../../shared/model/format';
import { logsToForget } from '../../../shared/model/store-budget';
import { request } from '../../bridge/client';
import { useRequest } from '../../bridge/use-request';
import { useWorkspaceSlice } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { budgetOf, budgetOptions } from './budgets';
import { ForgetLogs } from './forget-logs';

interface StoragePanelProps {
  readonly budgetBytes: number | null;
  readonly onBudget: (bytes: number | null) => void;
}

/** What Upside keeps on this machine, how much it may be, and what would go. */
export function StoragePanel({ budgetBytes, onBudget }: StoragePanelProps) {
  const workspace = useWorkspaceSlice(({ state }) => state?.workspace ?? null);
  const { reload, result } = useRequest('storage.usage', workspace && { workspaceId: workspace.id });
  const [failure, setFailure] = useState<Failure | null>(null);
  const usage = result.kind === 'ready' ? result.data : null;
  const going = usage === null ? [] : logsToForget(usage.logs, usage.store.bytes, budgetBytes);
  const options = budgetOptions(budgetBytes);
  const chosen = options.find(({ value }) => value === (budgetBytes === null ? 'none' : String(budgetBytes)));

  const showFolder = async () => {
    const answer = await request('storage.openFolder', {});
    setFailure(answer.ok ? null : answer.error);
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Everything of yours is in one folder. Deleting it forgets all of it."
          actions={<Button onClick={() => void showFolder()}>Show the data folder</Button>}
        >
          Storage
        </Header>
      }
    >
      <SpaceBetween size="l">
        {failure === null ? null : <FailureAlert what="The folder could not be shown" failure={failure} />}
        {result.kind === 'failed' ? (
          <FailureAlert what="What is kept could not be read" failure={result.error} onRetry={reload} />
        ) : null}
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Offline store', value: usage === null ? 'Reading…' : formatBytes(usage.store.bytes) },
            { label: 'Local workspace', value: usage === null ? 'Reading…' : formatBytes(usage.local.bytes) },
            { label: 'Data folder', value: <span className="mono settings-path">{usage?.home ?? '…'}</span> },
            {
              label: 'To move it',
              value: 'Quit Upside, move the folder, and set UPSIDE_HOME to its new place before you start again.',
            },
          ]}
        />
        <FormField
          label="Budget of the offline store"
          description="Logs are most of it. When it is over its budget, Home says so and this page shows which logs would go, the oldest first. Nothing goes by itself."
        >
          <Select
            options={options}
            selectedOption={chosen ?? null}
            onChange={({ detail }) => onBudget(budgetOf(detail.selectedOption.value ?? 'none'))}
          />
        </FormField>
        {usage !== null && budgetBytes !== null ? (
          <ProgressBar
            ariaLabel="How much of the budget is used"
            value={Math.min(100, (usage.store.bytes / budgetBytes) * 100)}
            additionalInfo={`${formatBytes(usage.store.bytes)} of ${formatBytes(budgetBytes)}`}
          />
        ) : null}
        {usage !== null && workspace !== null && going.length > 0 ? (
          <ForgetLogs going={going} workspace={workspace} onDone={reload} />
        ) : null}
      </SpaceBetween>
    </Container>
  );
}
