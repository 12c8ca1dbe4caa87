import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Evaluation, isBaseline } from '../../../shared/model/evaluation';
import { formatCount } from '../../../shared/model/format';
import { CountMatrix } from '../../ui/count-matrix';
import { type ClassScore, classScores } from './class-scores';

/** How good it is on held-out rows: overall, label by label, and what it takes for what. */
export function ClassifierFigures({ evaluation }: { readonly evaluation: Evaluation | null }) {
  const confusion = evaluation?.confusion ?? null;
  const figures = (evaluation?.figures ?? []).filter(({ name }) => !isBaseline(name));
  const said = figures
    .filter(({ name }) => /^(accuracy|.*macro.*f1.*|f1_macro)$/i.test(name))
    .map(({ name, value }) => `${/f1/i.test(name) ? 'macro F1' : name.toLowerCase()} ${value.toFixed(3)}`)
    .join(', ');
  const items = evaluation?.items ?? null;
  const measured = items === null ? '' : `Measured on ${formatCount(items)} held-out rows: `;
  return (
    <Container
      header={
        <Header variant="h2" description={`${measured}${said}`}>
          What it confuses
        </Header>
      }
    >
      {confusion === null ? (
        <p className="insights-quiet">
          Its job wrote no confusion matrix. A classifier trained with a validation channel has one.
        </p>
      ) : (
        <SpaceBetween size="l">
          <CountMatrix
            caption="Held-out rows by their true label and by the label the model gave them"
            rowsAre="True"
            columnsAre="given"
            labels={confusion.labels}
            counts={confusion.counts}
          />
          <Scores scores={classScores(confusion)} />
        </SpaceBetween>
      )}
    </Container>
  );
}

function Scores({ scores }: { readonly scores: readonly ClassScore[] }) {
  const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  return (
    <table className="insights-ties" aria-label="Figures of each label">
      <thead>
        <tr>
          <th scope="col">Label</th>
          {['Precision', 'Recall', 'F1', 'Rows'].map((title) => (
            <th scope="col" key={title} className="insights-figure">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scores.map(({ f1, label, precision, recall, support }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="insights-figure">{share(precision)}</td>
            <td className="insights-figure">{share(recall)}</td>
            <td className="insights-figure">{share(f1)}</td>
            <td className="insights-figure">{formatCount(support)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
