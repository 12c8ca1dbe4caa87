import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { instanceTypeWords, useInstanceTypes } from '../../bridge/use-catalogue';
import { useWorkspace } from '../../bridge/workspace-store';
import { SuggestField } from '../../ui/suggest-field';
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
        <FormField
          label="Volume (GB)"
          description={`Storage for inputs and outputs.${local ? ' Here it is a label only.' : ''}`}
          errorText={problems.volumeGb}
        >
          <Input
            value={draft.volumeGb}
            inputMode="numeric"
            autoComplete={false}
            onChange={({ detail }) => changeDraft({ volumeGb: detail.value })}
          />
        </FormField>
        <FormField
          label="Longest run time (minutes)"
          description="A job still running then is stopped."
          errorText={problems.maxRuntimeSeconds}
        >
          <Input
            value={draft.maxMinutes}
            inputMode="decimal"
            autoComplete={false}
            onChange={({ detail }) => changeDraft({ maxMinutes: detail.value })}
          />
        </FormField>
        <FormField
          label="Execution role"
          description={
            local
              ? 'The local workspace checks its form and otherwise needs none.'
              : 'What the job may do in the account: read its inputs and image, write its outputs and log.'
          }
          errorText={problems.roleArn}
          stretch
        >
          <Input
            value={draft.roleArn}
            spellcheck={false}
            onChange={({ detail }) => changeDraft({ roleArn: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
