import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PackageSummary } from '../../../shared/model/model-package';
import { instanceTypeWords, useCatalogueImages, useInstanceTypes } from '../../bridge/use-catalogue';
import type { Loaded } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { SuggestField } from '../../ui/suggest-field';
import { TextField } from '../../ui/text-field';
import type { Problems } from './build-deployment';
import { usualInstanceType, type VariantDraft } from './deploy-draft';
import { changeVariant } from './deploy-store';
import { VersionSelect } from './version-select';

interface VariantCardProps {
  readonly variant: VariantDraft;
  readonly index: number;
  readonly versions: Loaded<readonly PackageSummary[]>;
  readonly problems: Problems;
  /** Null for the last one there is. */
  readonly onRemove: (() => void) | null;
}

/** One variant: what it runs, on what, and its weight. */
export function VariantCard({ index, onRemove, problems, variant, versions }: VariantCardProps) {
  const workspace = useWorkspace((state) => state.workspace);
  const simulated = workspace.kind === 'local';
  const types = useInstanceTypes({
    workspaceId: workspace.id,
    use: 'hosting',
    value: variant.instanceType,
    recommended: { type: usualInstanceType, by: 'Enough to begin with' },
  });
  // This machine pulls no images; it serves with its built-in programs.
  const images = useCatalogueImages(simulated ? null : { workspaceId: workspace.id, use: 'inference' });
  const problem = (field: string): string | undefined => problems[`variants.${index}.${field}`];
  const change = (part: Partial<VariantDraft>): void => changeVariant(variant.key, part);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            onRemove === null ? null : (
              <Button iconName="remove" ariaLabel={`Remove ${variant.name}`} onClick={onRemove}>
                Remove
              </Button>
            )
          }
        >
          {variant.name === '' ? `Variant ${index + 1}` : variant.name}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label="What it runs"
          selectedId={variant.source}
          options={[
            { id: 'package', text: 'A registered version' },
            { id: 'container', text: 'An image and its files' },
          ]}
          onChange={({ detail }) => change({ source: detail.selectedId === 'container' ? 'container' : 'package' })}
        />
        {variant.source === 'package' ? (
          <VersionSelect
            versions={versions}
            arn={variant.packageArn}
            problem={problem('source.arn')}
            onChange={(packageArn) => change({ packageArn })}
          />
        ) : (
          <div className="deploy-fields deploy-wide">
            <SuggestField
              label="Image"
              name="Image"
              value={variant.image}
              suggestions={images}
              problem={problem('source.image')}
              placeholder="account.dkr.ecr.region.amazonaws.com/name:tag"
              onChange={(image) => change({ image })}
            />
            <TextField
              label={
                <>
                  Model files <i className="optional">optional</i>
                </>
              }
              problem={problem('source.modelDataUrl')}
              value={variant.modelDataUrl}
              placeholder="s3://bucket/model.tar.gz"
              onChange={(modelDataUrl) => change({ modelDataUrl })}
            />
          </div>
        )}
        <SuggestField
          label="Instance type"
          name="Instance type"
          description={instanceTypeWords(workspace.kind)}
          value={variant.instanceType}
          suggestions={types}
          problem={problem('instanceType')}
          stretch
          onChange={(instanceType) => change({ instanceType })}
        />
        <div className="deploy-fields">
          <FormField label="Variant name" errorText={problem('name')}>
            <Input value={variant.name} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <TextField
            label="Instances"
            problem={problem('initialInstances')}
            value={variant.instances}
            keys="numeric"
            onChange={(instances) => change({ instances })}
          />
          <TextField
            label="Weight"
            problem={problem('initialWeight')}
            value={variant.weight}
            keys="decimal"
            onChange={(weight) => change({ weight })}
          />
        </div>
      </SpaceBetween>
    </Container>
  );
}
