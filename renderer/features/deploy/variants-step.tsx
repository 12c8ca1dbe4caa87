import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { trafficShares } from '../../../shared/model/endpoint-status';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ShareBar } from '../../ui/share-bar';
import type { Problems } from './build-deployment';
import { type DeployDraft, newVariant } from './deploy-draft';
import { changeDraft } from './deploy-store';
import { useVersions } from './use-versions';
import { VariantCard } from './variant-card';

/** SageMaker's own limit. */
const mostVariants = 10;

/** The endpoint's name and what answers behind it. */
export function VariantsStep({ draft, problems }: { readonly draft: DeployDraft; readonly problems: Problems }) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const { reload, versions } = useVersions(workspaceId);
  const { endpoint, variants } = draft;
  const shares = trafficShares(variants.map(({ weight }) => Math.max(0, Number(weight) || 0)));
  const add = (): void => {
    const fresh = newVariant(endpoint, variants.length + 1, null, Date.now(), Math.random);
    changeDraft({ variants: [...variants, fresh] });
  };
  return (
    <SpaceBetween size="l">
      {versions.kind === 'failed' ? (
        <FailureAlert what="The registry could not be read" failure={versions.error} onRetry={reload} />
      ) : null}
      <Container>
        <FormField
          label="Endpoint name"
          constraintText="Clients call the endpoint by it. Letters, digits and hyphens, at most 63."
          errorText={problems.endpoint}
        >
          <Input
            value={endpoint}
            spellcheck={false}
            onChange={({ detail }) => changeDraft({ endpoint: detail.value })}
          />
        </FormField>
      </Container>
      {variants.map((variant, index) => (
        <VariantCard
          key={variant.key}
          variant={variant}
          index={index}
          versions={versions}
          problems={problems}
          onRemove={
            variants.length === 1
              ? null
              : () => changeDraft({ variants: variants.filter(({ key }) => key !== variant.key) })
          }
        />
      ))}
      {variants.length > 1 ? (
        <Container>
          <ShareBar
            label="Traffic by variant"
            parts={variants.map(({ name }, index) => ({
              name: name === '' ? `variant ${index + 1}` : name,
              share: shares[index] ?? 0,
            }))}
          />
        </Container>
      ) : null}
      <Button iconName="add-plus" disabled={variants.length >= mostVariants} onClick={add}>
        Add a variant
      </Button>
    </SpaceBetween>
  );
}
