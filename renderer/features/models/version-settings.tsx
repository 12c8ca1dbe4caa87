import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ModelPackage } from '../../../shared/model/model-package';
import { NamedValues } from '../../ui/named-values';

/** What the version is made of and what was noted of its origin, in full. */
export function VersionSettings({ item }: { readonly item: ModelPackage }) {
  return (
    <Container header={<Header variant="h2">Contents and metadata</Header>}>
      <ColumnLayout columns={2} variant="text-grid">
        <SpaceBetween size="l">
          <NamedValues
            title="Model"
            empty=""
            values={[
              { name: 'ARN', value: item.arn },
              { name: 'Image', value: item.image ?? 'none' },
              { name: 'Artifact', value: item.modelDataUrl ?? 'none' },
              { name: 'Evaluation', value: item.metricsS3Uri ?? 'none registered' },
              { name: 'Takes', value: item.contentTypes.join(', ') || 'not said' },
              { name: 'Answers', value: item.responseTypes.join(', ') || 'not said' },
            ]}
          />
          <NamedValues title="Environment" empty="No variable is set." values={pairs(item.environment)} />
        </SpaceBetween>
        <NamedValues title="Metadata" empty="None was registered." values={pairs(item.metadata)} />
      </ColumnLayout>
    </Container>
  );
}

function pairs(values: Readonly<Record<string, string>>) {
  return Object.entries(values)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => ({ name, value }));
}
