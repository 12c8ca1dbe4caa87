import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { instanceTypeWords, useInstanceTypes } from '../../../bridge/use-catalogue';
import { useWorkspace } from '../../../bridge/workspace-store';
import { SuggestField } from '../../../ui/suggest-field';
import { TextField } from '../../../ui/text-field';
import { AccountSections } from '../account/account-sections';
import { changeCompute, chosenRecipe, useLaunch } from '../launch-store';
import { stepProblems } from '../step-problems';
import { useDraft } from '../use-draft-field';
import { RunTimeField } from './run-time-field';

export function ComputeStep() {
  const draft = useDraft();
  const recipe = useLaunch(chosenRecipe);
  const workspace = useWorkspace((state) => state.workspace);
  const local = workspace.kind === 'local';
  const { compute } = draft;
  const problems = stepProblems(3, draft, recipe);
  const types = useInstanceTypes({
    workspaceId: workspace.id,
    use: 'training',
    value: compute.instanceType,
    recommended: recipe === null ? null : { type: recipe.defaults.instanceType, by: `Recommended for ${recipe.title}` },
  });

  return (
    <SpaceBetween size="l">
      {local ? (
        <Alert type="info" statusIconAriaLabel="Note" header="This job runs on this machine, at no charge">
          Instance type, instance count, volume and spot are simulated: they are kept with the job as labels and change
          nothing. The longest run time and the checkpoints are real.
        </Alert>
      ) : null}
      <Container header={<Header variant="h2">Instances</Header>}>
        <ColumnLayout columns={2}>
          <SuggestField
            label="Instance type"
            name="Instance type"
            description={instanceTypeWords(workspace.kind)}
            value={compute.instanceType}
            suggestions={types}
            problem={problems.instanceType}
            onChange={(instanceType) => changeCompute({ instanceType })}
          />
          <TextField
            label="Instances"
            description="How many train together."
            problem={problems.instanceCount}
            value={compute.instanceCount}
            keys="numeric"
            onChange={(instanceCount) => changeCompute({ instanceCount })}
          />
          <TextField
            label="Volume (GB)"
            description="Storage of each instance for data, model and checkpoints."
            problem={problems.volumeGb}
            value={compute.volumeGb}
            keys="numeric"
            onChange={(volumeGb) => changeCompute({ volumeGb })}
          />
          <RunTimeField
            runTime={compute.maxRunTime}
            problem={problems.maxRunTime}
            onChange={(maxRunTime) => changeCompute({ maxRunTime })}
          />
        </ColumnLayout>
      </Container>
      <Container header={<Header variant="h2">Interruptions</Header>}>
        <SpaceBetween size="m">
          <Toggle
            checked={compute.checkpoints}
            onChange={({ detail }) => changeCompute({ checkpoints: detail.checked })}
            description="Saved in S3 while the job trains, so that it can go on where it stopped."
          >
            Keep checkpoints
          </Toggle>
          <Toggle
            checked={compute.spot}
            onChange={({ detail }) => changeCompute({ spot: detail.checked })}
            description="Cheaper capacity that AWS may take back."
          >
            Managed spot training
          </Toggle>
          {compute.spot && !compute.checkpoints ? (
            <Alert type="warning" statusIconAriaLabel="Warning">
              Without checkpoints an interrupted job starts over from the beginning.
            </Alert>
          ) : null}
        </SpaceBetween>
      </Container>
      {local ? null : <AccountSections />}
    </SpaceBetween>
  );
}
