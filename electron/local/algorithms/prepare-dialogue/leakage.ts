import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { DialogueRecord, SplitName } from '../../../../shared/model/dataset/dialogue-record';
import type { QualityReport } from '../../../../shared/model/dataset/quality-report';
import { LINES_A_STEP, type Pace } from '../shared/pace';
import { HashTable } from './hash-table';
import { NGRAM, RunningNgrams } from './ngrams';

const numbers: Readonly<Record<SplitName, number>> = { none: 0, train: 1, validation: 2, test: 3 };

/**
 * Counts scenes and 8-grams that stand in two splits, from the file of records as it was written: what splits the scenes
 * must not be what vouches for them.
 */
export async function countLeakage(
  file: string,
  records: number,
  words: number,
  pace: Pace,
): Promise<QualityReport['leakage']> {
  pace.begin('Checking the splits');
  const splitOfScene = new Map<string, number>();
  const splitOfNgram = new HashTable(words);
  const sharedScenes = new Set<string>();
  let sharedNgrams = 0;
  let current = 0;
  let scene = '';
  const ngrams = new RunningNgrams((hash, tag) => {
    const other = splitOfNgram.getOrSet(hash, tag, current);
    if (other < 0 || other === current) return;
    sharedNgrams++;
  });
  let done = 0;
  for (const line of fileLines(file)) {
    const record = JSON.parse(line) as Pick<DialogueRecord, 'scene' | 'split' | 'text'>;
    if (++done % LINES_A_STEP === 0) await pace.pause(done / records, done);
    if (record.split === 'none') {
      // What stands apart is written to no split; the words around it are no neighbours there.
      ngrams.begin();
      continue;
    }
    current = numbers[record.split];
    const known = splitOfScene.get(record.scene);
    if (known === undefined) splitOfScene.set(record.scene, current);
    else if (known !== current) sharedScenes.add(record.scene);
    if (record.scene !== scene) ngrams.begin();
    scene = record.scene;
    ngrams.add(record.text);
  }
  return { sharedScenes: sharedScenes.size, sharedNgrams, ngram: NGRAM };
}

function* fileLines(path: string): Generator<string> {
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.allocUnsafe(1024 * 1024);
  const fd = openSync(path, 'r');
  try {
    let rest = '';
    for (let size = readSync(fd, chunk); size > 0; size = readSync(fd, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(fd);
  }
}
