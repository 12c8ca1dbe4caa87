import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { HyperParameter } from '../../../../shared/model/recipe';
import { balancedWeights, classWeightsProblem, readClassWeights, writeClassWeights } from '../class-weights';
import { useLearnedLabels } from '../use-learned-labels';
import { WeightsTable } from './weights-table';

interface ClassWeightsFieldProps {
  readonly definition: Extract<HyperParameter, { kind: 'class-weights' }>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** None, balanced (with the weights it comes to), or one's own weight for each label. */
export function ClassWeightsField({ definition, value, onChange }: ClassWeightsFieldProps) {
  const labels = useLearnedLabels();
  const weights = readClassWeights(value);
  const balanced = balancedWeights(labels);
  const problem = classWeightsProblem(value);

  const choose = (kind: string) => {
    if (kind !== 'custom') onChange(kind);
    else {
      const start = Object.fromEntries(labels.map(({ label }) => [label, (balanced[label] ?? 1).toFixed(2)]));
      onChange(writeClassWeights({ kind: 'custom', weights: start }));
    }
  };
  const custom = weights?.kind === 'custom' ? weights.weights : null;

  return (
    <Container
      header={
        <Header variant="h2" description={definition.explanation}>
          {definition.label}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <RadioGroup
          ariaLabel={definition.label}
          value={weights?.kind ?? null}
          onChange={({ detail }) => choose(detail.value)}
          items={[
            { value: 'none', label: 'None', description: 'Every row counts the same; frequent labels weigh most.' },
            { value: 'balanced', label: 'Balanced', description: 'Every label counts the same in sum.' },
            {
              value: 'custom',
              label: 'My own',
              description:
                labels.length === 0
                  ? 'Needs training data whose labels can be read; choose it in the step before.'
                  : 'A weight for each label.',
              disabled: labels.length === 0 && custom === null,
            },
          ]}
        />
        {problem === null ? null : (
          <Alert type="error" statusIconAriaLabel="Error">
            {problem}
          </Alert>
        )}
        {weights?.kind === 'none' ? null : labels.length === 0 && custom === null ? (
          <Box color="text-body-secondary">The weights are computed from the training data when the job starts.</Box>
        ) : (
          <WeightsTable
            labels={labels}
            balanced={balanced}
            custom={custom}
            onCustom={(label, weight) =>
              onChange(writeClassWeights({ kind: 'custom', weights: { ...custom, [label]: weight } }))
            }
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
