import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ThemedLine, themeNames } from '../../../../shared/model/insights/themes';
import { dialogueRecords } from '../shared/dialogue-records';
import type { Process } from '../shared/processing-program';
import { TextOutput } from '../shared/text-output';
import { scoreText } from './score-text';
import { ThemeReport } from './theme-report';

/**
 * Input `prepared` (records.jsonl) → output `insight`: themes.json, the scores of the whole, of episodes, scenes and speakers, and themes.jsonl, a
 * line for each record with a theme. Nothing is left behind when it fails or is stopped.
 * @throws InputError for records that are missing or none.
 */
export const classifyThemes: Process = async (paths, stop, log) => {
  const folder = paths.output('insight');
  mkdirSync(folder, { recursive: true });
  const lines = new TextOutput(join(folder, 'themes.jsonl'));
  const gathered = new ThemeReport();
  let themed = 0;
  try {
    for await (const batch of dialogueRecords(paths, { stop, log, doing: 'Scoring' })) {
      for (const record of batch) {
        const { scores, words } = scoreText(record.text);
        gathered.add(record, scores);
        if (scores.every((score) => score === 0)) continue;
        themed++;
        lines.write(`${JSON.stringify({ id: record.id, scores, words } satisfies ThemedLine)}\n`);
      }
    }
  } catch (error) {
    lines.abandon();
    throw error;
  }
  lines.finish();
  const report = gathered.report();
  writeFileSync(join(folder, 'themes.json'), `${JSON.stringify(report)}\n`);
  const told = themeNames.map((theme, i) => `${theme} ${(report.overall[i] ?? 0).toFixed(3)}`).join(', ');
  log(
    `${report.records.toLocaleString('en-US')} records, ${themed.toLocaleString('en-US')} of them with a theme. ${told}.`,
  );
};
