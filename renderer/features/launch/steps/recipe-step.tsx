import Button from '@cloudscape-design/components/button';
import Cards from '@cloudscape-design/components/cards';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { suggestJobName } from '../../../../shared/model/job-name';
import type { Recipe } from '../../../../shared/model/recipe';
import { useWorkspace } from '../../../bridge/workspace-store';
import { ContainerSection } from '../account/container-section';
import { changeDraft, setPreview, useLaunch } from '../launch-store';
import { newDraft } from '../new-draft';
import { stepProblems } from '../step-problems';
import { cancelAllUploads } from '../uploads';
import { useDraft, useShownProblems } from '../use-draft-field';

export function RecipeStep() {
  const draft = useDraft();
  const recipes = useLaunch((slice) => slice.recipes);
  const recipe = recipes.find(({ id }) => id === draft.recipeId) ?? null;
  const problems = useShownProblems(0);
  const onAws = useWorkspace((state) => state.workspace.kind === 'aws');
  // A name is judged while it is typed: what is wrong with it is not obvious.
  const nameProblem = draft.name === '' ? problems.name : stepProblems(0, draft, recipe).name;

  const choose = (chosen: Recipe | undefined) => {
    if (chosen === undefined || chosen.id === draft.recipeId) return;
    // An upload for the recipe before would put its data back into the channel when it is done.
    cancelAllUploads();
    for (const channel of Object.keys(draft.channels)) setPreview(channel, null);
    const { channels, hyperParameters, compute } = newDraft(chosen, '', 0);
    const suggested = draft.name === '' || draft.name.startsWith(`${draft.recipeId}-`);
    const name = suggested ? suggestJobName(chosen.id, Date.now(), Math.random) : draft.name;
    // Role and network stay; image and metrics belong to the recipe before.
    const account = { ...draft.account, image: '', metrics: null };
    changeDraft({ recipeId: chosen.id, name, channels, hyperParameters, compute, account });
  };

  return (
    <SpaceBetween size="l">
      <SpaceBetween size="s">
        <Header variant="h2" description={problems.recipe ?? 'What the job trains, with defaults that work.'}>
          Recipe
        </Header>
        <Cards<Recipe>
          items={recipes}
          trackBy="id"
          selectionType="single"
          selectedItems={recipe === null ? [] : [recipe]}
          onSelectionChange={({ detail }) => choose(detail.selectedItems[0])}
          entireCardClickable
          cardsPerRow={[{ cards: 1 }, { minWidth: 700, cards: 2 }]}
          ariaLabels={{ selectionGroupLabel: 'Recipe', itemSelectionLabel: (_, { title }) => title }}
          cardDefinition={{
            header: ({ title }) => title,
            sections: [
              { id: 'summary', content: ({ summary }) => summary },
              { id: 'image', header: 'Image', content: (each) => imageWords(each) },
            ],
          }}
        />
      </SpaceBetween>
      <Container header={<Header variant="h2">Job</Header>}>
        <FormField
          label="Name"
          description="Unique in the account and region, and part of every path the job writes to."
          constraintText="1 to 63 letters, digits and inner hyphens."
          errorText={nameProblem}
          secondaryControl={
            <Button
              iconName="refresh"
              onClick={() =>
                changeDraft({ name: suggestJobName(draft.recipeId ?? 'training', Date.now(), Math.random) })
              }
            >
              Suggest another
            </Button>
          }
        >
          <Input
            value={draft.name}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => changeDraft({ name: detail.value })}
          />
        </FormField>
      </Container>
      {onAws && recipe !== null ? <ContainerSection /> : null}
    </SpaceBetween>
  );
}

/** An image of the catalogue is chosen by region and instance, so it has no address yet. */
function imageWords({ image, images }: Recipe) {
  if (image !== '') return <code>{image}</code>;
  return images.length === 0 ? 'Yours' : 'An image of AWS that fits the instance';
}
