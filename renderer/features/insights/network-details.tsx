import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatCount } from '../../../shared/model/format';
import type { CharacterNetwork } from '../../../shared/model/insights/network';
import { type NetworkView, tiesOf } from '../../../shared/model/insights/network-view';

interface CharacterDetailsProps {
  readonly network: CharacterNetwork;
  readonly view: NetworkView;
  /** Null: nobody is chosen. */
  readonly name: string | null;
  readonly onSelect: (name: string) => void;
}

const mostTies = 8;

/** The chosen character: other names, figures, strongest ties of what is shown. */
export function CharacterDetails({ name, network, onSelect, view }: CharacterDetailsProps) {
  const character = network.nodes.find((one) => one.name === name);
  const shown = view.nodes.find((one) => one.name === name);
  if (!character || !shown) {
    return <p className="insights-quiet">Choose a character to see names, figures and the strongest ties.</p>;
  }
  const ties = tiesOf(view.edges, character.name);
  return (
    <section aria-label={`About ${character.name}`}>
      <SpaceBetween size="s">
        <h3>{character.name}</h3>
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Lines shown', value: formatCount(shown.records) },
            { label: 'Scenes, whole story', value: formatCount(character.scenes) },
            { label: 'Strength, whole story', value: character.strength.toFixed(1) },
            { label: 'Betweenness, whole story', value: character.betweenness.toFixed(3) },
          ]}
        />
        {character.aliases.length === 0 ? null : (
          <p className="insights-quiet">Also called {character.aliases.join(', ')}</p>
        )}
        <table className="insights-ties">
          <caption className="insights-quiet">Strongest ties</caption>
          <tbody>
            {ties.slice(0, mostTies).map((tie) => (
              <tr key={tie.name}>
                <th scope="row">
                  <Button variant="inline-link" onClick={() => onSelect(tie.name)}>
                    {tie.name}
                  </Button>
                </th>
                <td className="insights-figure">{tie.weight.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {ties.length > mostTies ? (
          <p className="insights-quiet">
            … and {ties.length - mostTies} weaker {ties.length - mostTies === 1 ? 'tie' : 'ties'}.
          </p>
        ) : null}
      </SpaceBetween>
    </section>
  );
}
