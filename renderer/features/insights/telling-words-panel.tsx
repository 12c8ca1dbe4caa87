import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { TellingWords } from '../../../shared/model/insights/telling-words';

type Weighed = TellingWords['labels'][number]['for'];

/** Which words and word pairs speak for and against a label, by their weight in the model. */
export function TellingWordsPanel({ words }: { readonly words: TellingWords | null }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const labels = words?.labels ?? [];
  const shown = labels.find(({ label }) => label === chosen) ?? labels[0];
  const options = labels.map(({ label }) => ({ value: label, label }));
  return (
    <Container
      header={
        <Header variant="h2" description="Words and word pairs of the training texts, by their weight in the model.">
          Most telling words
        </Header>
      }
    >
      {shown === undefined ? (
        <p className="insights-quiet">
          Its job wrote no telling words; one trained with this version of Upside does. Train it again to see them.
        </p>
      ) : (
        <SpaceBetween size="m">
          <Select
            ariaLabel="Label"
            selectedOption={{ value: shown.label, label: shown.label }}
            options={options}
            onChange={({ detail: { selectedOption } }) => setChosen(selectedOption.value ?? null)}
          />
          <div className="insights-words">
            <Bars title={`For ${shown.label}`} words={shown.for} against={false} />
            <Bars title={`Against ${shown.label}`} words={shown.against} against />
          </div>
        </SpaceBetween>
      )}
    </Container>
  );
}

interface BarsProps {
  readonly title: string;
  readonly words: Weighed;
  readonly against: boolean;
}

function Bars({ against, title, words }: BarsProps) {
  const most = Math.max(1e-9, ...words.map(({ weight }) => Math.abs(weight)));
  return (
    <table className="insights-word-table">
      <caption>{title}</caption>
      <tbody>
        {words.map(({ weight, word }) => (
          <tr key={word}>
            <th scope="row">{word}</th>
            <td className="insights-word-bar">
              <div
                className={against ? 'insights-bar insights-bar-against' : 'insights-bar'}
                style={{ inlineSize: `${(Math.abs(weight) / most) * 100}%` }}
              />
            </td>
            <td className="insights-figure">{weight.toFixed(2).replace('-', '−')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
