import type { SplitName } from '../../../../shared/model/dataset/dialogue-record';
import { LINES_A_STEP, type Pace } from '../shared/pace';
import { HashTable } from './hash-table';
import type { LineStore } from './line-store';
import { RunningNgrams } from './ngrams';
import type { SceneList } from './scene-list';

/**
 * Lines of held-out scenes that stand in part of an 8-gram that train (or validation, for test) has too: 1 at their
 * numbers. Without them no split shares one with another. For data whose scenes share so many phrases that keeping them
 * together would leave nothing to hold out.
 */
export async function setApart(
  store: LineStore,
  { order, lines }: SceneList,
  splitOf: readonly SplitName[],
  pace: Pace,
): Promise<Uint8Array> {
  const apart = new Uint8Array(store.size);
  let words = 0;
  for (let line = 0; line < store.size; line++) words += store.wordsOf.at(line);
  const ownerOf = new HashTable(words);
  let owner = 0;
  let members = new Int32Array();
  const owning = new RunningNgrams((hash, tag) => ownerOf.getOrSet(hash, tag, owner));
  const finding = new RunningNgrams((hash, tag, from, to) => {
    const other = ownerOf.get(hash, tag);
    if (other < 0 || other === owner) return;
    for (let place = from; place <= to; place++) apart[members[place] as number] = 1;
  });
  pace.begin('Setting shared lines apart');
  let done = 0;
  let next = LINES_A_STEP;
  for (const [number, split] of (['train', 'validation', 'test'] as const).entries()) {
    owner = number;
    for (const scene of order) {
      if (splitOf[scene] !== split) continue;
      members = lines(scene) as Int32Array<ArrayBuffer>;
      if (split !== 'train') {
        finding.begin();
        for (const [place, line] of members.entries()) finding.add(store.text(line), place);
      }
      owning.begin();
      for (const line of members) {
        if (apart[line] === 0) owning.add(store.text(line), 0);
        else owning.begin();
      }
      done += members.length;
      if (done < next) continue;
      next = done + LINES_A_STEP;
      await pace.pause(done / store.size, done);
    }
  }
  return apart;
}
