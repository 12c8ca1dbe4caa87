import Button from '@cloudscape-design/components/button';
import type { ShownTie } from '../../../shared/model/insights/network-view';

interface TiesTableProps {
  readonly edges: readonly ShownTie[];
  readonly onSelect: (name: string) => void;
}

const mostRows = 500;

/** The ties as a table, the strongest first: what the picture shows, in words. */
export function TiesTable({ edges, onSelect }: TiesTableProps) {
  const sorted = edges.toSorted((a, b) => b.weight - a.weight);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section className="insights-scroll" tabIndex={0} aria-label="Ties">
      <table className="insights-ties" aria-label="Ties between characters">
        <thead>
          <tr>
            <th scope="col">Character</th>
            <th scope="col">Character</th>
            <th scope="col" className="insights-figure">
              Weight
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, mostRows).map(({ source, target, weight }) => (
            <tr key={`${source}\n${target}`}>
              {[source, target].map((name) => (
                <td key={name}>
                  <Button variant="inline-link" onClick={() => onSelect(name)}>
                    {name}
                  </Button>
                </td>
              ))}
              <td className="insights-figure">{weight.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > mostRows ? (
        <p className="insights-quiet">The {mostRows} strongest; the export has all.</p>
      ) : null}
    </section>
  );
}
