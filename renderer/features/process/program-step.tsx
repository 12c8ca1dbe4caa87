import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useCatalogueImages } from '../../bridge/use-catalogue';
import { useWorkspace } from '../../bridge/workspace-store';
import { RowsField } from '../../ui/rows-field';
import { SuggestField } from '../../ui/suggest-field';
import { TextField } from '../../ui/text-field';
import type { Problems } from './build-processing';
import type { ProcessDraft } from './process-draft';
import { changeDraft } from './process-store';

interface StepProps {
  readonly draft: ProcessDraft;
  readonly problems: Problems;
}

/** The job's name, its image and what of it is started. */
export function ProgramStep({ draft, problems }: StepProps) {
  const workspace = useWorkspace((state) => state.workspace);
  const local = workspace.kind === 'local';
  const images = useCatalogueImages(local ? null : { workspaceId: workspace.id, use: 'training' });
  return (
    <Container>
      <SpaceBetween size="m">
        <TextField
          label="Name"
          constraint="Letters, digits and hyphens, at most 63."
          problem={problems.name}
          value={draft.name}
          onChange={(name) => changeDraft({ name })}
        />
        <SuggestField
          label="Image"
          name="Image"
          description={
            local
              ? 'This computer pulls no images: it runs its own programs (upside.local/…), or the entry point with the Python set up for it.'
              : 'One of AWS’s, or an address in a registry SageMaker can pull from.'
          }
          value={draft.image}
          suggestions={images}
          problem={problems.image}
          stretch
          onChange={(image) => changeDraft({ image })}
        />
        <FormField
          label="Entry point"
          description="In place of the image’s own; a word a line."
          errorText={problems.entrypoint}
          stretch
        >
          <Textarea
            value={draft.entrypoint}
            rows={2}
            spellcheck={false}
            onChange={({ detail }) => changeDraft({ entrypoint: detail.value })}
          />
        </FormField>
        <FormField label="Arguments" description="An argument a line." errorText={problems.arguments} stretch>
          <Textarea
            value={draft.arguments}
            rows={3}
            spellcheck={false}
            onChange={({ detail }) => changeDraft({ arguments: detail.value })}
          />
        </FormField>
        <RowsField
          label="Environment"
          description="Variables the program finds. Kept with the job for everyone to read: no secrets."
          noun="variable"
          columns={[
            { key: 'name', label: 'Name' },
            { key: 'value', label: 'Value' },
          ]}
          fresh={{ name: '', value: '' }}
          problem={problems.environment}
          rows={draft.environment}
          onChange={(environment) => changeDraft({ environment })}
        />
      </SpaceBetween>
    </Container>
  );
}
