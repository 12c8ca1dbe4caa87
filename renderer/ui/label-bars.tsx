import './label-bars.css';

interface LabelBarsProps {
  readonly caption: string;
  /** `note`: a word to the count, e.g. a weight. */
  readonly bars: readonly { readonly name: string; readonly count: number; readonly note?: string }[];
}

const figure = new Intl.NumberFormat('en-US');

/** Names with their counts as bars, the longest bar being the largest count; a table to a screen reader. */
export function LabelBars({ caption, bars }: LabelBarsProps) {
  const largest = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className="label-bars">
      <caption>{caption}</caption>
      <tbody>
        {bars.map(({ name, count, note }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="label-bar">
              <div style={{ inlineSize: `${(count / largest) * 100}%` }} />
            </td>
            <td className="label-count numeric">{figure.format(count)}</td>
            {note === undefined ? null : <td className="label-note numeric">{note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
