import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { RowsField } from '../../ui/rows-field';
import type { Problems } from './build-processing';
import { inputFolder, outputFolder, type PlaceDraft, type ProcessDraft } from './process-draft';
import { changeDraft } from './process-store';

interface PlacesFieldProps {
  readonly noun: 'input' | 'output';
  readonly label: string;
  readonly description: string;
  readonly folder: string;
  readonly problem: string | undefined;
  readonly places: readonly PlaceDraft[];
  readonly onChange: (places: readonly PlaceDraft[]) => void;
}

/** What is copied into the container before it starts, and what of it is kept. */
export function PlacesStep({ draft, problems }: { readonly draft: ProcessDraft; readonly problems: Problems }) {
  return (
    <Container>
      <SpaceBetween size="l">
        <PlacesField
          noun="input"
          label="Inputs"
          description="Copied from S3 to the folder before the program starts."
          folder={inputFolder}
          problem={problems.inputs}
          places={draft.inputs}
          onChange={(inputs) => changeDraft({ inputs })}
        />
        <PlacesField
          noun="output"
          label="Outputs"
          description="Copied from the folder to S3 when the program has ended."
          folder={outputFolder}
          problem={problems.outputs}
          places={draft.outputs}
          onChange={(outputs) => changeDraft({ outputs })}
        />
      </SpaceBetween>
    </Container>
  );
}

function PlacesField({ folder, places, ...field }: PlacesFieldProps) {
  return (
    <RowsField<PlaceDraft>
      {...field}
      columns={[
        { key: 'name', label: 'Name' },
        { key: 's3Uri', label: 'S3 address', hint: 's3://bucket/prefix', share: 3 },
        { key: 'localPath', label: 'Folder in the container', hint: `${folder}name`, share: 3 },
      ]}
      fresh={{ name: '', s3Uri: 's3://', localPath: folder }}
      rows={places}
    />
  );
}
