import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { NamedValues } from '../../../ui/named-values';
import { OwnHyperParameters } from '../account/own-hyper-parameters';
import { changeDraft, changeHyperParameter, chosenRecipe, useLaunch } from '../launch-store';
import { useDraft } from '../use-draft-field';
import { ClassWeightsField } from './class-weights-field';
import { HyperParameterField } from './hyper-parameter-field';

export function HyperParametersStep() {
  const draft = useDraft();
  const recipe = useLaunch(chosenRecipe);
  if (recipe === null) return null;
  const known = new Set(recipe.hyperParameters.map(({ name }) => name));
  const others = Object.entries(draft.hyperParameters).filter(([name]) => !known.has(name));
  const changed = recipe.hyperParameters.some(({ name, default: value }) => draft.hyperParameters[name] !== value);

  const reset = () => {
    const defaults = recipe.hyperParameters.map(({ name, default: value }) => [name, value] as const);
    changeDraft({ hyperParameters: { ...draft.hyperParameters, ...Object.fromEntries(defaults) } });
  };

  return (
    <SpaceBetween size="l">
      {recipe.hyperParameters.length === 0 ? null : (
        <Container
          header={
            <Header
              variant="h2"
              actions={
                <Button disabled={!changed} onClick={reset}>
                  Back to all defaults
                </Button>
              }
            >
              Learning
            </Header>
          }
        >
          <ColumnLayout columns={2}>
            {recipe.hyperParameters.map((definition) =>
              definition.kind === 'class-weights' ? null : (
                <HyperParameterField
                  key={definition.name}
                  definition={definition}
                  value={draft.hyperParameters[definition.name] ?? ''}
                  onChange={(value) => changeHyperParameter(definition.name, value)}
                />
              ),
            )}
          </ColumnLayout>
        </Container>
      )}
      {recipe.hyperParameters.map((definition) =>
        definition.kind === 'class-weights' ? (
          <ClassWeightsField
            key={definition.name}
            definition={definition}
            value={draft.hyperParameters[definition.name] ?? ''}
            onChange={(value) => changeHyperParameter(definition.name, value)}
          />
        ) : null,
      )}
      {recipe.open ? (
        <Container header={<Header variant="h2">Hyperparameters</Header>}>
          <OwnHyperParameters />
        </Container>
      ) : others.length === 0 ? null : (
        <Container
          header={
            <Header
              variant="h2"
              description="From the cloned job; the recipe does not know them, and they are sent along."
            >
              Others
            </Header>
          }
        >
          <NamedValues title="Sent as they are" values={others.map(([name, value]) => ({ name, value }))} empty="" />
        </Container>
      )}
    </SpaceBetween>
  );
}
