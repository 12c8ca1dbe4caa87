import { formatCount } from '../../../shared/model/format';

interface PairTableProps {
  readonly title: string;
  readonly pairs: readonly { readonly name: string; readonly from: number; readonly to: number }[];
}

/** A figure before and after, and by how much it changed. */
export function PairTable({ pairs, title }: PairTableProps) {
  return (
    <section>
      <h3>{title}</h3>
      {pairs.length === 0 ? (
        <p className="data-quiet">None.</p>
      ) : (
        <table className="data-lines">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className="data-figure">
                Before
              </th>
              <th scope="col" className="data-figure">
                After
              </th>
              <th scope="col" className="data-figure">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ from, name, to }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="data-figure">{formatCount(from)}</td>
                <td className="data-figure">{formatCount(to)}</td>
                <td className={`data-figure ${to > from ? 'data-more' : to < from ? 'data-fewer' : 'data-quiet'}`}>
                  {to === from ? '±0' : `${to > from ? '+' : '−'}${formatCount(Math.abs(to - from))}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
