import Wizard from '@cloudscape-design/components/wizard';
import type { Failure } from '../../../shared/errors/result';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { navigate } from '../../ui/location-hash';
import { WaitingActions } from '../../ui/waiting-actions';
import { buildDeployment } from './build-deployment';
import { dropDraft, useDeploy } from './deploy-store';
import { OptionsStep } from './options-step';
import { ReviewStep } from './review-step';
import { VariantsStep } from './variants-step';

const reviewStep = 2;
/** Which step shows a problem: by how its field begins. */
const optionFields = /^(roleArn|configName|dataCapture)/;

/** Three steps: what serves, how, and everything once more with its price before anything is created. */
export function DeployWizard() {
  const { attempted, deploying, draft, failure, step } = useDeploy();
  const workspace = useWorkspace((state) => state.workspace);
  const mayChange = useMayChange();
  const built = draft === null ? null : buildDeployment(draft);
  const deployment = built?.kind === 'ready' && step === reviewStep ? built.deployment : null;
  const preflight = useRequest(
    'endpoints.preflight',
    deployment === null ? null : { workspaceId: workspace.id, deployment },
  );
  if (draft === null || built === null) return null;
  const problems = built.kind === 'incomplete' ? built.problems : {};
  const fields = Object.keys(problems);
  const blocked = [fields.some((field) => !optionFields.test(field)), fields.some((field) => optionFields.test(field))];
  const goTo = (wanted: number): void => {
    const first = blocked.findIndex((is, index) => is && index < wanted);
    if (wanted > step && first >= 0) useDeploy.setState({ step: first, attempted: true });
    else useDeploy.setState({ step: wanted, failure: null });
  };
  const checked = preflight.result.kind === 'ready' && preflight.result.data.problems.length === 0;
  const label = workspace.kind === 'local' ? 'Deploy at no cost' : 'Deploy';
  const shown = attempted ? problems : {};

  return (
    <Wizard
      activeStepIndex={step}
      allowSkipTo
      submitButtonText={label}
      isLoadingNextStep={deploying}
      onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
      onCancel={() => navigate(hrefOf({ kind: 'endpoints' }))}
      onSubmit={() => {
        if (deployment !== null && checked) void deploy(deployment, workspace);
      }}
      {...(step === reviewStep && (!checked || mayChange.disabled)
        ? { customPrimaryActions: <WaitingActions blocked={mayChange} label={label} onBack={() => goTo(1)} /> }
        : {})}
      steps={[
        {
          title: 'Endpoint and variants',
          description: 'What answers requests, and how they are shared.',
          content: <VariantsStep draft={draft} problems={shown} />,
          ...(attempted && blocked[0] && { errorText: 'Some fields need a look.' }),
        },
        {
          title: 'Role and data capture',
          description: 'Under which role it runs, and whether requests are kept.',
          content: <OptionsStep draft={draft} problems={shown} />,
          ...(attempted && blocked[1] && { errorText: 'Some fields need a look.' }),
        },
        {
          title: 'Review and deploy',
          description: 'Everything once more, before anything is created.',
          content: (
            <ReviewStep
              deployment={deployment}
              preflight={preflight.result}
              onRetry={preflight.reload}
              workspace={workspace}
            />
          ),
          ...(failure !== null && { errorText: failureText(failure) }),
        },
      ]}
    />
  );
}

/** Creates what the person has just seen with account, region and price, then opens the endpoint's page. */
async function deploy(deployment: EndpointDeployment, { accountId, id, region }: Workspace): Promise<void> {
  if (useDeploy.getState().deploying) return;
  useDeploy.setState({ deploying: true, failure: null });
  const answer = await request('endpoints.deploy', {
    workspaceId: id,
    deployment,
    confirmed: { accountId, region, target: deployment.endpoint },
  });
  useDeploy.setState({ deploying: false });
  if (!answer.ok) return useDeploy.setState({ failure: answer.error });
  dropDraft();
  // The endpoint's own page says what it does, and when it serves.
  navigate(hrefOf({ kind: 'endpoint', name: deployment.endpoint }));
}

function failureText({ code, hint, message }: Failure): string {
  return `It was not deployed. ${message} ${hint} (${code})`;
}
