import './histogram.css';

interface HistogramProps {
  /** What is counted, for everybody, e.g. "Words a line". */
  readonly caption: string;
  /** Neighbouring ranges from the least to the most. */
  readonly bins: readonly { readonly name: string; readonly count: number }[];
}

const figure = new Intl.NumberFormat('en-US');

/** Counts of neighbouring ranges as columns; a table to a screen reader. */
export function Histogram({ caption, bins }: HistogramProps) {
  const largest = Math.max(1, ...bins.map(({ count }) => count));
  return (
    <figure className="histogram">
      <figcaption>{caption}</figcaption>
      <div className="histogram-columns" aria-hidden="true">
        {bins.map(({ count, name }) => (
          <div key={name} className="histogram-column" title={`${name}: ${figure.format(count)}`}>
            <span className="histogram-count numeric">{figure.format(count)}</span>
            <div className="histogram-bar" style={{ blockSize: `${(count / largest) * 100}%` }} />
            <span className="histogram-name numeric">{name}</span>
          </div>
        ))}
      </div>
      <table className="histogram-heard">
        <caption>{caption}</caption>
        <tbody>
          {bins.map(({ count, name }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{figure.format(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
