import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { RowsField } from '../../ui/rows-field';
import type { Problems } from './build-processing';
import { inputFolder, outputFolder, type ProcessDraft } from './process-draft';
import { changeDraft } from './process-store';

/** What is copied into the container before it starts, and what of it is kept. */
export function PlacesStep({ draft, problems }: { readonly draft: ProcessDraft; readonly problems: Problems }) {
  return (
    <Container>
      <SpaceBetween size="l">
        <RowsField
          label="Inputs"
          description="Copied from S3 to the folder before the program starts."
          noun="input"
          columns={[
            { key: 'name', label: 'Name' },
            { key: 's3Uri', label: 'S3 address', hint: 's3://bucket/prefix', share: 3 },
            { key: 'localPath', label: 'Folder in the container', hint: `${inputFolder}name`, share: 3 },
          ]}
          fresh={{ name: '', s3Uri: 's3://', localPath: inputFolder }}
          problem={problems.inputs}
          rows={draft.inputs}
          onChange={(inputs) => changeDraft({ inputs })}
        />
        <RowsField
          label="Outputs"
          description="Copied from the folder to S3 when the program has ended."
          noun="output"
          columns={[
            { key: 'name', label: 'Name' },
            { key: 's3Uri', label: 'S3 address', hint: 's3://bucket/prefix', share: 3 },
            { key: 'localPath', label: 'Folder in the container', hint: `${outputFolder}name`, share: 3 },
          ]}
          fresh={{ name: '', s3Uri: 's3://', localPath: outputFolder }}
          problem={problems.outputs}
          rows={draft.outputs}
          onChange={(outputs) => changeDraft({ outputs })}
        />
      </SpaceBetween>
    </Container>
  );
}
