import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type EvaluationFigure, isBaseline } from '../../../shared/model/evaluation';
import { formatCount } from '../../../shared/model/format';
import type { ModelVersion } from '../../../shared/model/model-version';
import { CountMatrix } from '../../ui/count-matrix';

/** How good the version is: its figures, what a guess would reach, and the confusion of its labels. */
export function EvaluationPanel({ version: { evaluation, evaluationSource } }: { readonly version: ModelVersion }) {
  if (evaluation === null) {
    return (
      <Container header={<Header variant="h2">Evaluation</Header>}>
        <p className="models-none">{`No figures: ${evaluationSource}.`}</p>
      </Container>
    );
  }
  const { confusion, figures, items } = evaluation;
  const own = figures.filter(({ name }) => !isBaseline(name));
  const guesses = figures.filter(({ name }) => isBaseline(name));
  const measured = items === null ? '' : `, measured on ${formatCount(items)} held-out rows`;
  return (
    <Container
      header={
        <Header variant="h2" description={`From ${evaluationSource}${measured}.`}>
          Evaluation
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Figures figures={own} />
        {confusion === null ? null : (
          <CountMatrix
            caption="Confusion matrix: held-out rows by their true label and by the label the model gave them."
            rowsAre="True"
            columnsAre="given"
            labels={confusion.labels}
            counts={confusion.counts}
          />
        )}
        {guesses.length === 0 ? null : (
          <ExpandableSection headerText="What a guess would reach">
            <Figures figures={guesses} />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  );
}

function Figures({ figures }: { readonly figures: readonly EvaluationFigure[] }) {
  return (
    <dl className="version-figures">
      {figures.map(({ deviation, name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {Number.isInteger(value) ? formatCount(value) : value.toFixed(4)}
            {deviation === null ? null : <small>{` ± ${deviation.toFixed(4)}`}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
