import Wizard from '@cloudscape-design/components/wizard';
import type { Failure } from '../../../shared/errors/result';
import { launchLabel } from '../../../shared/model/launch-label';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { navigate } from '../../ui/location-hash';
import { WaitingActions } from '../../ui/waiting-actions';
import { buildProcessing } from './build-processing';
import { InstanceStep } from './instance-step';
import { PlacesStep } from './places-step';
import { dropDraft, useProcess } from './process-store';
import { ProgramStep } from './program-step';
import { ReviewStep } from './review-step';

/** Which step shows a problem, by its field. */
const fieldsOf = [
  ['name', 'image', 'entrypoint', 'arguments', 'environment'],
  ['inputs', 'outputs'],
  ['instanceType', 'volumeGb', 'maxRuntimeSeconds', 'roleArn', 'tags'],
];
const reviewStep = 3;

/** Four steps: what runs, on what data, where, and everything once more with its price before anything is created. */
export function ProcessWizard() {
  const { attempted, draft, failure, launching, step } = useProcess();
  const workspace = useWorkspace((state) => state.workspace);
  const mayChange = useMayChange();
  const built = draft === null ? null : buildProcessing(draft);
  const spec = built?.kind === 'ready' && step === reviewStep ? built.spec : null;
  const preflight = useRequest('processing.preflight', spec === null ? null : { workspaceId: workspace.id, spec });
  if (draft === null || built === null) return null;
  const problems = built.kind === 'incomplete' ? built.problems : {};
  const blocked = fieldsOf.map((fields) => fields.some((field) => field in problems));
  const goTo = (wanted: number): void => {
    const first = blocked.findIndex((is, index) => is && index < wanted);
    if (wanted > step && first >= 0) useProcess.setState({ step: first, attempted: true });
    else useProcess.setState({ step: wanted, failure: null });
  };
  const ready = preflight.result.kind === 'ready' ? preflight.result.data : null;
  const checked = ready !== null && ready.problems.length === 0;
  const label = launchLabel(workspace, ready?.price ?? null);
  const shown = attempted ? problems : {};
  const look = (index: number) => (attempted && blocked[index] ? { errorText: 'Some fields need a look.' } : {});

  return (
    <Wizard
      activeStepIndex={step}
      allowSkipTo
      submitButtonText={label}
      isLoadingNextStep={launching}
      onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
      onCancel={() => navigate(hrefOf({ kind: 'processing-jobs' }))}
      onSubmit={() => {
        if (spec !== null && checked) void launch(spec, workspace);
      }}
      {...(step === reviewStep && (!checked || mayChange.disabled)
        ? { customPrimaryActions: <WaitingActions blocked={mayChange} label={label} onBack={() => goTo(2)} /> }
        : {})}
      steps={[
        {
          title: 'Program',
          description: 'What runs, and with which words and variables.',
          content: <ProgramStep draft={draft} problems={shown} />,
          ...look(0),
        },
        {
          title: 'Inputs and outputs',
          description: 'What it reads, and what of it is kept.',
          content: <PlacesStep draft={draft} problems={shown} />,
          ...look(1),
        },
        {
          title: 'Compute',
          description: 'Where, for how long at most, and under which role.',
          content: <InstanceStep draft={draft} problems={shown} />,
          ...look(2),
        },
        {
          title: 'Review and launch',
          description: 'Everything once more, before anything is created.',
          content: (
            <ReviewStep spec={spec} preflight={preflight.result} onRetry={preflight.reload} workspace={workspace} />
          ),
          ...(failure !== null && { errorText: failureText(failure) }),
        },
      ]}
    />
  );
}

/** Launches what the person has just seen with account, region and price, then opens the job's page. */
async function launch(spec: ProcessingSpec, { accountId, id, region }: Workspace): Promise<void> {
  if (useProcess.getState().launching) return;
  useProcess.setState({ launching: true, failure: null });
  const answer = await request('processing.launch', {
    workspaceId: id,
    spec,
    confirmed: { accountId, region, target: spec.name },
  });
  useProcess.setState({ launching: false });
  if (!answer.ok) return useProcess.setState({ failure: answer.error });
  dropDraft();
  navigate(hrefOf({ kind: 'processing-job', name: spec.name }));
}

function failureText({ code, hint, message }: Failure): string {
  return `The job was not launched. ${message} ${hint} (${code})`;
}
