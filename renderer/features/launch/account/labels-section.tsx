import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { changeAccount, chosenRecipe, useLaunch } from '../launch-store';
import { PairsField } from './pairs-field';
import { useAccountFields } from './use-account-fields';

/** Metrics, environment and tags. */
export function LabelsSection() {
  const recipe = useLaunch(chosenRecipe);
  const { account, problemOf } = useAccountFields(3);
  const metrics = account.metrics ?? recipe?.metricDefinitions.map(({ name, regex }) => ({ name, value: regex })) ?? [];
  return (
    <ExpandableSection
      variant="container"
      headerText="Metrics, environment and tags"
      headerDescription="What is read from the log, what the program is told, how the job is found on a bill"
    >
      <SpaceBetween size="l">
        <PairsField
          label="Metrics"
          description="The first group of each regular expression is a number in the log; curves are drawn from it."
          noun="metric"
          nameLabel="Name"
          valueLabel="Regular expression"
          problem={problemOf('metricDefinitions')}
          pairs={metrics}
          onChange={(changed) => changeAccount({ metrics: changed })}
        />
        <PairsField
          label="Environment"
          description="Variables of the container. They can be read by everyone who may describe the job: no secrets."
          noun="variable"
          nameLabel="Name"
          valueLabel="Value"
          problem={problemOf('environment')}
          pairs={account.environment}
          onChange={(environment) => changeAccount({ environment })}
        />
        <PairsField
          label="Tags"
          description="Upside adds upside:recipe by itself."
          noun="tag"
          nameLabel="Key"
          valueLabel="Value"
          problem={problemOf('tags')}
          pairs={account.tags}
          onChange={(tags) => changeAccount({ tags })}
        />
      </SpaceBetween>
    </ExpandableSection>
  );
}
