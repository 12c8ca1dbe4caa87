import { Fragment } from 'react';
import type { ListedVersion } from '../../../shared/model/model-version';
import { hrefOf } from '../../../shared/model/screen-address';
import { Approval } from './approval';
import { type ComparisonRow, compareVersions } from './comparison';

interface ComparisonTableProps {
  readonly versions: readonly ListedVersion[];
  readonly differencesOnly: boolean;
}

/** Versions as columns, what is known of them as lines; the best of each figure stands out. */
export function ComparisonTable({ versions, differencesOnly }: ComparisonTableProps) {
  const rows = compareVersions(versions).filter(({ differs }) => differs || !differencesOnly);
  if (rows.length === 0) return <p className="models-none">These versions differ in nothing that is known of them.</p>;
  return (
    // What is wider than the window scrolls, and what scrolls has to be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className="comparison" aria-label="Comparison" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="models-heard">Of</span>
            </th>
            {versions.map(({ summary }) => (
              <th scope="col" key={summary.arn}>
                <a href={hrefOf({ kind: 'model-version', group: summary.group, version: summary.version })}>
                  {`Version ${summary.version}`}
                </a>
                <Approval version={summary} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={`${row.section} ${row.name}`}>
              {rows[at - 1]?.section === row.section ? null : (
                <tr className="comparison-section">
                  <th scope="colgroup" colSpan={versions.length + 1}>
                    {row.section}
                  </th>
                </tr>
              )}
              <Line row={row} versions={versions} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ row, versions }: { readonly row: ComparisonRow; readonly versions: readonly ListedVersion[] }) {
  const figures = row.section.startsWith('Figures');
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.cells.map((cell, at) => (
        <td
          key={versions[at]?.summary.arn ?? at}
          className={[figures ? 'comparison-figure' : '', row.best === at ? 'comparison-best' : ''].join(' ')}
        >
          {cell ?? <span className="models-none">–</span>}
          {row.best === at ? <span className="comparison-mark">best</span> : null}
        </td>
      ))}
    </tr>
  );
}
