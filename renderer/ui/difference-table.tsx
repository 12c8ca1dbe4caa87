import './difference-table.css';

interface DifferenceTableProps {
  /** Null: not there on that side. */
  readonly rows: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}

/** Field by field, what was and what will be. */
export function DifferenceTable({ rows }: DifferenceTableProps) {
  return (
    <table className="difference-table">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
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
