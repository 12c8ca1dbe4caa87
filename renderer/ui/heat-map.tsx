import { type KeyboardEvent, useRef, useState } from 'react';
import './heat-map.css';

export interface HeatRow {
  readonly id: string;
  readonly name: string;
  /** A word beside the name, e.g. how many lines it has. */
  readonly note: string;
  /** 0 to 1, one a column. */
  readonly values: readonly number[];
}

interface HeatMapProps {
  readonly caption: string;
  /** What the rows are, e.g. "Episode". */
  readonly rowsAre: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** The value that is coloured most strongly. */
  readonly most: number;
  readonly selected: { readonly row: string; readonly column: number } | null;
  readonly onSelect: (row: string, column: number) => void;
}

const percent = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** Shares as figures on coloured ground: a table whose cells are buttons; the arrow keys go from one to the next. */
export function HeatMap({ caption, rowsAre, columns, rows, most, selected, onSelect }: HeatMapProps) {
  const [active, setActive] = useState({ row: 0, column: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  // Other rows may be fewer; one cell always has to be reachable.
  const here = { row: Math.min(active.row, Math.max(0, rows.length - 1)), column: active.column };

  const go = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const row = Math.min(rows.length - 1, Math.max(0, here.row + step[0]));
    const column = Math.min(columns.length - 1, Math.max(0, here.column + step[1]));
    setActive({ row, column });
    body.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus();
  };

  return (
    <div>
      <section className="heat-map" aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{rowsAre}</th>
              {columns.map((column) => (
                <th scope="col" key={column} className="heat-map-figure">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={go}>
            {rows.map(({ id, name, note, values }, row) => (
              <tr key={id}>
                <th scope="row" title={name}>
                  <span className="heat-map-name">{name}</span>
                  <span className="heat-map-note">{note}</span>
                </th>
                {columns.map((column, index) => {
                  const value = values[index] ?? 0;
                  return (
                    <td key={column}>
                      <button
                        type="button"
                        data-cell={`${row}-${index}`}
                        tabIndex={row === here.row && index === here.column ? 0 : -1}
                        aria-label={`${name}, ${column}: ${percent.format(100 * value)} %`}
                        aria-pressed={selected?.row === id && selected.column === index}
                        className={value === 0 ? 'heat-map-cell heat-map-none numeric' : 'heat-map-cell numeric'}
                        style={{ background: ground(value / most) }}
                        onFocus={() => setActive({ row, column: index })}
                        onClick={() => onSelect(id, index)}
                      >
                        {percent.format(100 * value)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="heat-map-legend" aria-hidden="true">
        <span>0 %</span>
        <span
          className="heat-map-scale"
          style={{ background: `linear-gradient(to right, ${ground(0)}, ${ground(1)})` }}
        />
        <span>{percent.format(100 * most)} %</span>
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** Never so strong that the figure on it would fall below AA. */
function ground(share: number): string {
  const strength = Math.round(Math.min(1, Math.max(0, share)) * 42);
  return `color-mix(in srgb, var(--accent) ${strength}%, var(--surface))`;
}
