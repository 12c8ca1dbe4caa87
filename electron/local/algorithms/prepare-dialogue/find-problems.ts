import { preparedFiles } from '../../../../shared/model/dataset/dataset';
import type { PreparationOptions } from '../../../../shared/model/dataset/preparation';
import type { ProblemLog } from '../../../../shared/model/transcripts/problem-log';
import type { LineStore } from './line-store';
import type { SplitPlan } from './plan-splits';
import type { Statistics } from './statistics';
import type { Written } from './write-records';

/** Fewer examples of a place than this are too few to learn it. */
const FEW_EXAMPLES = 5;

/** Tells what duplicates were left out, file by file. */
export function reportDuplicates(store: LineStore, files: readonly string[], problems: ProblemLog): number {
  const found = new Map<number, { first: number; count: number }>();
  let total = 0;
  for (let line = 0; line < store.size; line++) {
    if (store.dropped.at(line) === 0) continue;
    total++;
    const file = store.scenes[store.sceneOf.at(line)]?.file ?? 0;
    const entry = found.get(file);
    if (entry) entry.count++;
    else found.set(file, { first: store.sourceLineOf.at(line), count: 1 });
  }
  for (const [file, { first, count }] of found)
    problems.add(
      files[file] ?? '',
      {
        severity: 'note',
        kind: 'duplicate',
        line: first,
        message: 'Lines that stand in the sources already were left out.',
      },
      count,
    );
  return total;
}

/** Tells what is missing in the lines of each file. */
export function reportMissing(
  { perFile }: Pick<Written, 'perFile'>,
  files: readonly string[],
  problems: ProblemLog,
): void {
  for (const [file, figures] of perFile.entries()) {
    const name = files[file] ?? '';
    if (figures.missingSpeaker > 0)
      problems.add(
        name,
        {
          severity: 'warning',
          kind: 'speaker',
          line: figures.firstWithoutSpeaker,
          message:
            'Nobody is named as the speaker of a line, so no character can learn it. Name speakers in the source (NAME: text), or import the script.',
        },
        figures.missingSpeaker,
      );
    if (figures.missingLocation > 0)
      problems.add(
        name,
        {
          severity: 'warning',
          kind: 'location',
          line: figures.firstWithoutLocation,
          message:
            'No scene heading says where a line is said, so it teaches no location. Put headings such as INT. DINER - NIGHT into the source.',
        },
        figures.missingLocation,
      );
  }
}

/** Tells what the data set as a whole lacks for training. */
export function reportSplits(
  { splits, statistics }: { readonly splits: Written['splits']; readonly statistics: Statistics },
  options: PreparationOptions,
  { largestGroup, linesApart }: Pick<SplitPlan, 'largestGroup' | 'linesApart'>,
  problems: ProblemLog,
): void {
  const about = (kind: 'split' | 'location', message: string): void =>
    problems.add(preparedFiles.records, { severity: 'warning', kind, line: null, message }, 1);
  if (linesApart > 0)
    about(
      'split',
      `${largestGroup} scenes share eight words in a row with one another, too many to keep together. ${linesApart} lines of held-out scenes whose words train has too were left out of the splits.`,
    );
  const shares = { validation: options.validationShare, test: options.testShare };
  const all = splits.reduce((sum, { scenes }) => sum + scenes, 0);
  for (const { split, scenes } of splits) {
    if (split === 'train' || shares[split] === 0) continue;
    if (scenes >= Math.max(1, Math.floor(all * shares[split] * 0.5))) continue;
    about(
      'split',
      `Only ${scenes} of ${all} scenes could be held out for ${split}: ${largestGroup > 1 ? `${largestGroup} scenes share eight words in a row and stay together` : 'there are too few scenes'}. Add transcripts, or a shorter sceneGapSeconds.`,
    );
  }
  const places = statistics.locationList;
  for (const { location, examples } of places)
    if (examples < FEW_EXAMPLES)
      about(
        'location',
        `${location} has ${examples} examples, which is too few to learn it. Map it to another place, or add scenes.`,
      );
  if (places.length === 1) about('location', 'There is only one location; a classifier needs at least two.');
}
