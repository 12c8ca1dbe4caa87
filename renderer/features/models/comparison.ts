import { approvalWords } from '../../../shared/model/approval-words';
import { isBaseline, lowerIsBetter } from '../../../shared/model/evaluation';
import type { ListedVersion } from '../../../shared/model/model-version';

/** One line of the comparison: the same thing of every version, in their order. */
export interface ComparisonRow {
  readonly section: 'Figures' | 'Figures of a guess' | 'Hyperparameters' | 'Data' | 'Version';
  readonly name: string;
  /** Null: this version does not have it. */
  readonly cells: readonly (string | null)[];
  /** Index of the version with the best figure; null where there is no best. */
  readonly best: number | null;
  readonly differs: boolean;
}

const sections: readonly ComparisonRow['section'][] = [
  'Figures',
  'Hyperparameters',
  'Data',
  'Version',
  'Figures of a guess',
];

/** Everything known of the versions, line by line. A version that was not described yet has nothing but its approval. */
export function compareVersions(versions: readonly ListedVersion[]): readonly ComparisonRow[] {
  const rows = [...figureRows(versions), ...metadataRows(versions), ...versionRows(versions)];
  return sections.flatMap((section) => rows.filter((row) => row.section === section));
}

function figureRows(versions: readonly ListedVersion[]): readonly ComparisonRow[] {
  const figures = versions.map(
    ({ known }) => new Map((known?.evaluation?.figures ?? []).map(({ name, value }) => [name, value])),
  );
  return unique(figures.flatMap((one) => [...one.keys()])).map((name) => {
    const values = figures.map((one) => one.get(name) ?? null);
    const section = isBaseline(name) ? 'Figures of a guess' : 'Figures';
    return row(
      section,
      name,
      values.map((value) => (value === null ? null : figureText(value))),
      bestOf(name, values),
    );
  });
}

function metadataRows(versions: readonly ListedVersion[]): readonly ComparisonRow[] {
  const names = unique(versions.flatMap(({ known }) => Object.keys(known?.package.metadata ?? {})));
  return names
    .filter((name) => !untold.has(name))
    .map((name) => {
      const cells = versions.map(({ known }) => known?.package.metadata[name] ?? null);
      if (name.startsWith('hyperparameter.'))
        return row('Hyperparameters', name.slice('hyperparameter.'.length), cells);
      if (name.startsWith('data.'))
        return row('Data', name.slice('data.'.length).replace(/\.sha256$/, ' · SHA-256'), cells);
      return row('Version', metadataNames[name] ?? name, cells);
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const metadataNames: Readonly<Record<string, string>> = { 'upside.job-name': 'Trained by', 'upside.recipe': 'Recipe' };
/** Of use to Upside alone, or told by another line. */
const untold: ReadonlySet<string> = new Set(['upside.request', 'upside.job']);

function versionRows(versions: readonly ListedVersion[]): readonly ComparisonRow[] {
  return [
    row(
      'Version',
      'Approval',
      versions.map(({ summary }) => approvalWords[summary.approval]),
    ),
    row(
      'Version',
      'Note',
      versions.map(({ known }) => known?.package.approvalNote ?? null),
    ),
    row(
      'Version',
      'Image',
      versions.map(({ known }) => known?.package.image ?? null),
    ),
    row(
      'Version',
      'Description',
      versions.map(({ summary }) => summary.description),
    ),
  ].filter(({ cells }) => cells.some((cell) => cell !== null));
}

function row(
  section: ComparisonRow['section'],
  name: string,
  cells: readonly (string | null)[],
  best: number | null = null,
): ComparisonRow {
  return { section, name, cells, best, differs: new Set(cells).size > 1 };
}

/** The one best value; none when two share it or there is nothing to compare with. */
function bestOf(name: string, values: readonly (number | null)[]): number | null {
  if (isBaseline(name)) return null;
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const best = lowerIsBetter(name) ? Math.min(...known) : Math.max(...known);
  return known.filter((value) => value === best).length === 1 ? values.indexOf(best) : null;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** Four digits behind the point for shares, so that they stand under each other; whole numbers as they are. */
function figureText(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(4);
}
