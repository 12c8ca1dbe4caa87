import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatDuration } from '../../../../shared/model/format';
import type { TrainingSpec } from '../../../../shared/model/training-spec';
import { useWorkspace } from '../../../bridge/workspace-store';
import { chosenRecipe, useLaunch } from '../launch-store';
import { accountFacts, programFacts } from './review-account';

interface ReviewSummaryProps {
  readonly spec: TrainingSpec;
  readonly onEdit: (step: number) => void;
}

const whole = ({ label, value }: { readonly label: string; readonly value: string }) => ({
  label,
  value: <span className="whole">{value}</span>,
});

const address = (uri: string) => <code className="whole">{uri}</code>;

/** The filled-in recipe step by step, each with the way back to change it. */
export function ReviewSummary({ spec, onEdit }: ReviewSummaryProps) {
  const recipe = useLaunch(chosenRecipe);
  const onAws = useWorkspace((state) => state.workspace.kind === 'aws');
  const definitions = new Map(recipe?.hyperParameters.map((each) => [each.name, each]) ?? []);
  const sections = [
    {
      title: 'Recipe and name',
      columns: 2,
      items: [
        { label: 'Job', value: <span className="whole">{spec.name}</span> },
        { label: 'Recipe', value: recipe?.title ?? spec.recipeId },
        ...(onAws ? programFacts(spec).map(whole) : []),
      ],
    },
    {
      title: 'Data',
      columns: 1,
      items: [
        ...spec.inputs.map(({ channel, s3Uri }) => ({ label: channel, value: address(s3Uri) })),
        { label: 'Output', value: address(`${spec.outputS3Uri}/${spec.name}/output/`) },
      ],
    },
    {
      title: 'Hyperparameters',
      columns: 4,
      items: Object.entries(spec.hyperParameters).map(([name, value]) => ({
        label: definitions.get(name)?.label ?? name,
        value: (
          <span className="numeric whole">
            {value}
            {definitions.get(name)?.default === value ? <span className="quiet"> default</span> : null}
          </span>
        ),
      })),
    },
    {
      title: 'Compute',
      columns: 4,
      items: [
        { label: 'Instances', value: `${spec.instanceCount} × ${spec.instanceType}` },
        { label: 'Volume', value: `${spec.volumeGb} GB` },
        { label: 'Longest run time', value: formatDuration(spec.maxRuntimeSeconds * 1000) },
        { label: 'Spot', value: spec.spot ? 'Yes' : 'No' },
        { label: 'Checkpoints', value: spec.checkpointS3Uri === null ? 'None' : address(spec.checkpointS3Uri) },
        ...(onAws ? accountFacts(spec).map(whole) : []),
      ],
    },
  ];
  return (
    <SpaceBetween size="m">
      {sections.map(({ title, columns, items }, step) => (
        <Container
          key={title}
          header={
            <Header
              variant="h3"
              actions={
                <Button ariaLabel={`Edit ${title}`} onClick={() => onEdit(step)}>
                  Edit
                </Button>
              }
            >
              {title}
            </Header>
          }
        >
          <KeyValuePairs columns={columns} items={items} />
        </Container>
      ))}
    </SpaceBetween>
  );
}
