import type { DataCard } from '../../../shared/model/dataset/data-card';
import type { DatasetDifference } from '../../../shared/model/dataset/dataset-difference';
import type { RecordDifference } from './ports';

/** What changed between two versions: from their cards, and from their lines as the store compared them. */
export function differenceOf(
  from: { readonly version: string; readonly card: DataCard },
  to: { readonly version: string; readonly card: DataCard },
  lines: RecordDifference,
): DatasetDifference {
  const names = Object.keys(from.card.counts) as (keyof DataCard['counts'])[];
  return {
    from: from.version,
    to: to.version,
    ...lines,
    counts: names.map((name) => ({ name, from: from.card.counts[name], to: to.card.counts[name] })),
    sources: sourceChanges(from.card, to.card),
    options: optionChanges(from.card, to.card),
  };
}

function sourceChanges(from: DataCard, to: DataCard): DatasetDifference['sources'] {
  const before = new Map(from.sources.map(({ file, sha256 }) => [file, sha256]));
  const after = new Map(to.sources.map(({ file, sha256 }) => [file, sha256]));
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().map((file) => {
    const [was, is] = [before.get(file), after.get(file)];
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : was === is ? 'same' : 'changed';
    return { file, change };
  });
}

function optionChanges(from: DataCard, to: DataCard): DatasetDifference['options'] {
  const names = Object.keys(from.options) as (keyof DataCard['options'])[];
  return names.flatMap((name) => {
    const [was, is] = [JSON.stringify(from.options[name]), JSON.stringify(to.options[name])];
    return was === is ? [] : [{ name, from: was, to: is }];
  });
}
