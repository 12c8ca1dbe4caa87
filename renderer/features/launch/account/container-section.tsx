import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useCatalogueImages } from '../../../bridge/use-catalogue';
import { useWorkspace } from '../../../bridge/workspace-store';
import { SuggestField } from '../../../ui/suggest-field';
import { changeAccount, chosenRecipe, useLaunch } from '../launch-store';
import { addressOf } from './account-choices';
import type { Brought } from './brought';
import { ImagePicker } from './image-picker';
import { ScriptFields } from './script-fields';
import { useAccountFields } from './use-account-fields';

/** What runs: the image, and the script or command in it. */
export function ContainerSection() {
  const recipe = useLaunch(chosenRecipe);
  const brought = useLaunch((slice) => slice.brought);
  const { account, problemOf } = useAccountFields(0);
  const own = addressOf(brought);
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const images = useCatalogueImages({ workspaceId, use: 'training' });
  return (
    <Container
      header={
        <Header variant="h2" description="The image, and what of it is started.">
          Container
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SuggestField
          label="Image"
          name="Image"
          description={
            own === '' ? 'One of AWS’s, or an address in a registry SageMaker can pull from.' : `Left empty: ${own}`
          }
          placeholder="123456789012.dkr.ecr.eu-west-1.amazonaws.com/name:tag"
          value={account.image}
          suggestions={images}
          problem={problemOf('image') && reasonOf(brought)}
          stretch
          onChange={(image) => changeAccount({ image })}
        />
        <ExpandableSection headerText="Pick from ECR">
          <ImagePicker onPick={(image) => changeAccount({ image })} />
        </ExpandableSection>
        {recipe?.kind === 'program' ? null : <ScriptFields />}
        <ExpandableSection headerText="Entry point and arguments of the container">
          <SpaceBetween size="m">
            <FormField
              label="Entry point"
              description="In place of the image’s own; a word a line."
              errorText={problemOf('container.entrypoint')}
              stretch
            >
              <Textarea
                value={account.containerEntrypoint}
                rows={2}
                spellcheck={false}
                onChange={({ detail }) => changeAccount({ containerEntrypoint: detail.value })}
              />
            </FormField>
            <FormField
              label="Arguments"
              description="An argument a line."
              errorText={problemOf('container.arguments')}
              stretch
            >
              <Textarea
                value={account.containerArguments}
                rows={3}
                spellcheck={false}
                onChange={({ detail }) => changeAccount({ containerArguments: detail.value })}
              />
            </FormField>
          </SpaceBetween>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}

/** Why an image has to be named. */
function reasonOf(brought: Brought | null): string {
  return brought?.image.kind === 'none'
    ? `${brought.image.reason} Choose a container image.`
    : 'Choose a container image.';
}
