import './difference-table.css';

interface DifferenceTableProps {
  /** Null: not there on that side. */
  /** What stands above the two sides; by default "Now" and "Then", as of a change to come. */
  readonly heads?: readonly [string, string];
  readonly rows: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}

/** Field by field, one side and the other. */
export function DifferenceTable({ heads: [first, second] = ['Now', 'Then'], rows }: DifferenceTableProps) {
  return (
    <table className="difference-table">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{first}</th>
          <th scope="col">{second}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ after, before, field }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td className="difference-before">{before ?? '—'}</td>
            <td className="difference-after">{after ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
