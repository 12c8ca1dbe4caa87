import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { instanceTypeWords, useInstanceTypes } from '../../bridge/use-catalogue';
import { useWorkspace } from '../../bridge/workspace-store';
import { SuggestField } from '../../ui/suggest-field';
import { TextField } from '../../ui/text-field';
import type { Problems } from './build-processing';
import { type ProcessDraft, usualInstanceType } from './process-draft';
import { changeDraft } from './process-store';

/** Where it runs, for how long at most, and under which role. */
export function InstanceStep({ draft, problems }: { readonly draft: ProcessDraft; readonly problems: Problems }) {
  const workspace = useWorkspace((state) => state.workspace);
  const local = workspace.kind === 'local';
  const types = useInstanceTypes({
    workspaceId: workspace.id,
    use: 'processing',
    value: draft.instanceType,
    recommended: { type: usualInstanceType, by: 'Enough to begin with' },
  });
  return (
    <Container>
      <SpaceBetween size="m">
        <SuggestField
          label="Instance type"
          name="Instance type"
          description={instanceTypeWords(workspace.kind)}
          value={draft.instanceType}
          suggestions={types}
          problem={problems.instanceType}
          stretch
          onChange={(instanceType) => changeDraft({ instanceType })}
        />
        <TextField
          label="Volume (GB)"
          description={`Storage for inputs and outputs.${local ? ' Here it is a label only.' : ''}`}
          problem={problems.volumeGb}
          value={draft.volumeGb}
          keys="numeric"
          onChange={(volumeGb) => changeDraft({ volumeGb })}
        />
        <TextField
          label="Longest run time (minutes)"
          description="A job still running then is stopped."
          problem={problems.maxRuntimeSeconds}
          value={draft.maxMinutes}
          keys="decimal"
          onChange={(maxMinutes) => changeDraft({ maxMinutes })}
        />
        <TextField
          label="Execution role"
          description={
            local
              ? 'The local workspace checks its form and otherwise needs none.'
              : 'What the job may do in the account: read its inputs and image, write its outputs and log.'
          }
          problem={problems.roleArn}
          stretch
          value={draft.roleArn}
          onChange={(roleArn) => changeDraft({ roleArn })}
        />
      </SpaceBetween>
    </Container>
  );
}
