import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { leastWidth } from './fit-widths';
import './list-columns.css';

/** A column of a list that is sorted and read across. */
export interface ListColumn<R, I extends string = string> {
  readonly id: I;
  readonly label: string;
  /** CSS pixels until somebody chooses another. */
  readonly width: number;
  /** Figures stand under each other, at the right. */
  readonly figures?: true;
  readonly compare: (a: R, b: R) => number;
  readonly cell: (row: R) => ReactNode;
}

/** Where a row has nothing to show. */
export const nothing = <span className="list-nothing">–</span>;

/** Columns as Cloudscape's table takes them; the one called `name` heads its row. `widths`: what they are to have. */
export function listColumns<R, I extends string>(
  columns: readonly ListColumn<R, I>[],
  widths?: Readonly<Partial<Record<I, number>>>,
): readonly TableProps.ColumnDefinition<R>[] {
  return columns.map(({ id, label, width, figures, compare, cell }) => ({
    id,
    header: figures === true ? <span className="list-figures-header">{label}</span> : label,
    ariaLabel: ({ sorted, descending }) =>
      `${label}, ${sorted ? `sorted ${descending ? 'descending' : 'ascending'}` : 'not sorted'}`,
    width: widths?.[id] ?? width,
    minWidth: leastWidth,
    isRowHeader: id === 'name',
    sortingComparator: compare,
    cell: (row) => (figures === true ? <div className="list-figures">{cell(row)}</div> : cell(row)),
  }));
}
