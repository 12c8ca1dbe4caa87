import './count-matrix.css';

interface CountMatrixProps {
  readonly caption: string;
  /** What rows and columns are, e.g. "Truth" and "Prediction". */
  readonly rowsAre: string;
  readonly columnsAre: string;
  readonly labels: readonly string[];
  /** Rows by columns, in the order of the labels. */
  readonly counts: readonly (readonly number[])[];
}

const figure = new Intl.NumberFormat('en-US');

/** Counts of one label against another, shaded by their share of the row; a table to a screen reader. */
export function CountMatrix({ caption, rowsAre, columnsAre, labels, counts }: CountMatrixProps) {
  return (
    // What is wider than the window scrolls, and what scrolls has to be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className="count-matrix" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="count-matrix-corner">
              {rowsAre} ↓ · {columnsAre} →
            </th>
            {labels.map((label) => (
              <th scope="col" key={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((truth, row) => {
            const total = (counts[row] ?? []).reduce((sum, count) => sum + count, 0);
            return (
              <tr key={truth}>
                <th scope="row">{truth}</th>
                {labels.map((label, column) => {
                  const count = counts[row]?.[column] ?? 0;
                  const share = total === 0 ? 0 : count / total;
                  const tone = row === column ? 'var(--good)' : 'var(--bad)';
                  return (
                    <td
                      key={label}
                      className={count === 0 ? 'count-matrix-none numeric' : 'numeric'}
                      style={{
                        // The root lets rare mistakes show; never so dark that the figure on it would be hard to read.
                        background: `color-mix(in srgb, ${tone} ${Math.round(Math.sqrt(share) * 36)}%, transparent)`,
                      }}
                      title={`${truth}, taken for ${label}: ${figure.format(count)} of ${figure.format(total)}`}
                    >
                      {figure.format(count)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
