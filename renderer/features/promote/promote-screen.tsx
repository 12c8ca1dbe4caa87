import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { codeTabs } from '../../../shared/model/code/code-tabs';
import { hrefOf } from '../../../shared/model/screen-address';
import { request } from '../../bridge/client';
import { copyText } from '../../bridge/copy-text';
import { useMayChange } from '../../bridge/may-change';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { CodeDetails } from '../../ui/code-panel';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';
import { GuardsChoice } from './guards-choice';
import { PlanReview } from './plan-review';
import { formFor, formProblems, guardsText, type PromoteForm, shiftingText, toRequest } from './promote-form';
import { StrategyChoice } from './strategy-choice';
import { VersionChoice } from './version-choice';
import './promote.css';

interface PromoteScreenProps {
  readonly endpoint: string;
  /** The version to begin with; null: none is chosen yet. */
  readonly packageArn: string | null;
}

/** Chooses a version and how it gets to the endpoint, shows what changes, and starts the promotion. */
export function PromoteScreen({ endpoint, packageArn }: PromoteScreenProps) {
  const workspace = useWorkspace((state) => state.workspace);
  const online = useWorkspace((state) => state.connection.kind === 'online');
  const roleArn = useWorkspace((state) => state.defaults.roleArn);
  const [form, setForm] = useState<PromoteForm>(() => formFor(packageArn));
  const mayChange = useMayChange();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = (fields: Partial<PromoteForm>) => setForm((held) => ({ ...held, ...fields }));
  const problems = formProblems(form);
  const asked = toRequest(form, endpoint, roleArn);
  const plan = useRequest(
    'promotions.plan',
    asked === null || !online ? null : { workspaceId: workspace.id, request: asked },
  );
  const promotion = plan.result.kind === 'ready' ? plan.result.data.promotion : null;
  const ready = asked !== null && promotion !== null;
  const first = firstStep(online, form.packageArn !== null);

  const start = async () => {
    if (asked === null) return;
    setBusy(true);
    const answer = await request('promotions.start', {
      workspaceId: workspace.id,
      request: asked,
      confirmed: { accountId: workspace.accountId, region: workspace.region, target: endpoint },
    });
    setBusy(false);
    setAsking(false);
    if (answer.ok) navigate(hrefOf({ kind: 'promotion', id: answer.data.id }));
    else
      notify({
        id: `promote ${endpoint}`,
        type: 'error',
        header: 'The promotion was not started',
        content: `${answer.error.message} ${answer.error.hint} ${answer.error.code}`,
      });
  };

  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description="A whole new fleet starts beside the old one, takes its traffic as you choose here, and is proven before it is called promoted."
      >
        <span className="promote-name">Promote to {endpoint}</span>
      </Header>
      {!online && (
        <Alert type="info" statusIconAriaLabel="Note" header="Offline">
          A promotion needs the workspace. Reconnect in the status bar; what you chose stays here.
        </Alert>
      )}
      <VersionChoice workspaceId={workspace.id} form={form} onChange={change} />
      <StrategyChoice form={form} problems={problems} onChange={change} />
      <GuardsChoice form={form} problems={problems} onChange={change} />
      <PlanReview plan={asked === null || !online ? null : plan.result} first={first} onRetry={plan.reload} />
      {ready && online && (
        <CodeDetails boxed tabs={codeTabs({ kind: 'promotion', promotion }, workspace)} onCopy={copyText} />
      )}
      <div className="promote-end">
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="link" href={hrefOf({ kind: 'endpoint', name: endpoint })}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={!ready || !online}
            disabledReason={asked === null || !online ? first : 'What would change has to be known and allowed first.'}
            {...mayChange}
            onClick={() => setAsking(true)}
          >
            Promote
          </Button>
        </SpaceBetween>
      </div>
      {asking && asked !== null && plan.result.kind === 'ready' && (
        <ConfirmDialog
          title={`Promote to ${endpoint}?`}
          confirm="Promote"
          busy={busy}
          facts={[
            { label: 'Endpoint', value: endpoint },
            { label: 'Version', value: plan.result.data.promotion?.version ?? '' },
            { label: 'Traffic', value: shiftingText(asked.shifting) },
            { label: 'Taken back by', value: guardsText(asked.guards) },
            { label: 'Account', value: workspace.accountId },
            { label: 'Region', value: workspace.region },
            { label: 'Price', value: plan.result.data.price },
          ]}
          onConfirm={() => void start()}
          onCancel={() => setAsking(false)}
        >
          Requests go on being answered while traffic moves. You can go back to the version before at any time
          afterwards.
        </ConfirmDialog>
      )}
    </SpaceBetween>
  );
}

/** What has to be done before there is a plan. */
function firstStep(online: boolean, versionChosen: boolean): string {
  if (!online) return 'What would change is looked up once the workspace is back.';
  return versionChosen
    ? 'Mend the fields above to see what would change.'
    : 'Choose a version to see what would change.';
}
