import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useShallow } from 'zustand/react/shallow';
import type { Failure } from '../../../shared/errors/result';
import { launchLabel } from '../../../shared/model/launch-label';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspace } from '../../bridge/workspace-store';
import { navigate } from '../../ui/location-hash';
import { dismissNotice, notify } from '../../ui/notices';
import { WaitingActions } from '../../ui/waiting-actions';
import { useBrought, useProgramUpload } from './account/brought';
import { buildSpec } from './build-spec';
import { flushDraft, forgetDraft } from './draft-keeper';
import { launchJob } from './launch-job';
import { changeDraft, chosenRecipe, openDraft, showProblemsOf, useLaunch } from './launch-store';
import { freshDraft } from './open-wizard';
import { RestoredNote } from './restored-note';
import { reachableStep, stepProblems } from './step-problems';
import { ComputeStep } from './steps/compute-step';
import { DataStep } from './steps/data-step';
import { HyperParametersStep } from './steps/hyper-parameters-step';
import { RecipeStep } from './steps/recipe-step';
import { ReviewStep } from './steps/review-step';
import { cancelAllUploads, startUploads } from './uploads';
import { useLaunchPlace } from './use-draft-field';
import { usePreflight } from './use-preflight';

const dataStep = 1;
const reviewStep = 4;

/** The five steps; which of them shows, and whether it may be left. */
export function LaunchWizard() {
  const { draft, recipes, samples, uploads, launching, launchFailure, attempted } = useLaunch(
    useShallow(({ draft, recipes, samples, uploads, launching, launchFailure, attempted }) => ({
      draft,
      recipes,
      samples,
      uploads,
      launching,
      launchFailure,
      attempted,
    })),
  );
  const workspace = useWorkspace((state) => state.workspace);
  const mayChange = useMayChange();
  const defaults = useWorkspace((state) => state.defaults);
  const place = useLaunchPlace();
  const recipe = chosenRecipe({ draft, recipes });
  const built = draft !== null && recipe !== null ? buildSpec(draft, recipe, defaults, samples, place) : null;
  const onAws = workspace.kind === 'aws';
  const instanceType = draft?.compute.instanceType.trim() ?? '';
  useBrought(onAws ? { workspaceId: workspace.id, recipe, instanceType, bucket: defaults.bucket } : null);
  // A script of the person's own takes the place of the recipe's program.
  const bringsProgram = onAws && draft?.step === reviewStep && draft.account.scriptS3Uri.trim() === '';
  const programOf = bringsProgram && recipe?.program ? recipe.id : null;
  const program = useProgramUpload(workspace.id, defaults.bucket, programOf);
  const uploading = Object.keys(uploads).length > 0 || program.kind === 'running' || program.kind === 'failed';
  const spec = built?.kind === 'ready' && draft?.step === reviewStep && !uploading ? built.spec : null;
  const preflight = usePreflight(workspace.id, spec);
  if (draft === null) return null;

  const goTo = (wanted: number) => {
    const step = wanted > draft.step ? reachableStep(draft.step, wanted, draft, recipe, place) : wanted;
    if (step < wanted) showProblemsOf(step);
    // Leaving the data step is the consent to upload: the page says so there.
    if (draft.step <= dataStep && step > dataStep) startUploads(workspace.id);
    if (step !== draft.step) changeDraft({ step });
  };

  const submit = () => {
    const blocked = reachableStep(0, reviewStep, draft, recipe, place);
    if (blocked < reviewStep) {
      showProblemsOf(blocked);
      changeDraft({ step: blocked });
    } else if (spec !== null && preflight.kind === 'ready' && preflight.data.problems.length === 0) {
      void launchJob(spec, workspace);
    }
  };

  const leave = () => {
    flushDraft();
    navigate(hrefOf({ kind: 'jobs' }));
    if (!useLaunch.getState().touched) return;
    notify({
      id: 'draft',
      type: 'info',
      header: 'Your draft is kept',
      content: `${draft.name} opens again with “New training job”.`,
      action: { text: 'Discard draft', onClick: discard },
    });
  };

  const startOver = () => {
    discard();
    openDraft(freshDraft(recipes, false), null);
  };

  const checked = spec !== null && preflight.kind === 'ready' && preflight.data.problems.length === 0;
  return (
    <SpaceBetween size="m">
      <RestoredNote onDiscard={startOver} />
      <Wizard
        activeStepIndex={draft.step}
        allowSkipTo
        submitButtonText={launchLabel(workspace, preflight.kind === 'ready' ? preflight.data.price : null)}
        isLoadingNextStep={launching}
        onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
        onCancel={leave}
        onSubmit={submit}
        {...(draft.step === reviewStep && (!checked || mayChange.disabled)
          ? {
              customPrimaryActions: (
                <WaitingActions blocked={mayChange} onBack={() => goTo(3)} label={launchLabel(workspace, null)} />
              ),
            }
          : {})}
        steps={[
          { title: 'Recipe and name', description: 'What to train.', content: <RecipeStep /> },
          { title: 'Data', description: 'What to learn from, and what to measure with.', content: <DataStep /> },
          {
            title: 'Hyperparameters',
            description: 'How to learn. The defaults work; each says why it is one.',
            content: <HyperParametersStep />,
          },
          { title: 'Compute', description: 'Where and for how long at most.', content: <ComputeStep /> },
          {
            title: 'Review and launch',
            description: 'Everything once more, before anything is created.',
            content: (
              <ReviewStep built={built} preflight={preflight} program={program} onEdit={goTo} workspace={workspace} />
            ),
          },
        ].map((step, index) => {
          // Beside the button that was pressed: the top of the page may be out of sight.
          if (index === reviewStep && launchFailure !== null) return { ...step, errorText: failureText(launchFailure) };
          const wrong = attempted.has(index) ? Object.keys(stepProblems(index, draft, recipe, place)).length : 0;
          return wrong === 0
            ? step
            : { ...step, errorText: wrong === 1 ? 'One field needs a look.' : `${wrong} fields need a look.` };
        })}
      />
    </SpaceBetween>
  );
}

function failureText({ message, hint, code }: Failure): string {
  return `The job was not launched. ${message} ${hint} (${code})`;
}

/** Throws the draft away, with what is on its way for it. */
function discard(): void {
  cancelAllUploads();
  dismissNotice('draft');
  forgetDraft();
}
