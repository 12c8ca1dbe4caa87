import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { dialogueRecordSchema } from '../../../shared/model/dataset/dialogue-record';
import { themedLineSchema, themeNames } from '../../../shared/model/insights/themes';
import type { InsightStore } from '../../domains/insights/ports';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';

const documentRow = z.object({ json: z.string(), fetched_at: z.number().int() }).optional();
const idRow = z.object({ id: z.number().int() }).optional();
const countRow = z.object({ count: z.number().int() });
const pairRows = z.array(z.object({ record: z.string(), themed: z.string() }));

/** Sets of lines that nobody goes on with are taken for broken off after this time, ms. */
const longestDownload = 6 * 3_600_000;

export function insightRepository(database: DatabaseSyncInstance): Sync<InsightStore> {
  const load = database.prepare(
    'SELECT json, fetched_at FROM insight_documents WHERE workspace = ? AND subject = ? AND what = ?',
  );
  const save = database.prepare('INSERT OR REPLACE INTO insight_documents VALUES (?, ?, ?, ?, ?)');
  const complete = database.prepare(
    `SELECT id FROM insight_sets WHERE workspace = ? AND subject = ? AND complete = 1 AND (? IS NULL OR etag = ?)
     ORDER BY id DESC LIMIT 1`,
  );
  const begin = database.prepare('INSERT INTO insight_sets (workspace, subject, etag, begun_at) VALUES (?, ?, ?, ?)');
  const forgetBroken = database.prepare('DELETE FROM insight_sets WHERE complete = 0 AND begun_at < ?');
  const add = database.prepare('INSERT OR REPLACE INTO insight_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const end = database.prepare('UPDATE insight_sets SET complete = 1 WHERE id = ?');
  const forgetOthers = database.prepare(
    `DELETE FROM insight_sets WHERE id <> ? AND complete = 1 AND (workspace, subject) IN
       (SELECT workspace, subject FROM insight_sets WHERE id = ?)`,
  );
  const forget = database.prepare('DELETE FROM insight_sets WHERE id = ?');
  const records = database.prepare(
    `SELECT id FROM dataset_sets WHERE workspace = ? AND dataset = ? AND version = ? AND complete = 1
     ORDER BY id DESC LIMIT 1`,
  );
  const joined = (theme: number) => `FROM insight_lines t JOIN dataset_lines d
    ON d.dataset_set = ? AND d.record = t.record
    WHERE t.insight_set = ? AND t.s${theme} > 0 AND (? IS NULL OR d.episode = ?)
      AND (? IS NULL OR d.scene = ?) AND (? IS NULL OR d.speaker = ?)`;

  return {
    load(workspace, subject, what) {
      const row = documentRow.parse(load.get(workspace, subject, what));
      return row === undefined ? null : { json: row.json, fetchedAt: row.fetched_at };
    },
    save(workspace, subject, what, json, fetchedAt) {
      save.run(workspace, subject, what, json, fetchedAt);
    },
    lines: (workspace, subject, etag) => idRow.parse(complete.get(workspace, subject, etag, etag))?.id ?? null,
    beginLines: (workspace, subject, etag, at) =>
      transaction(database, () => {
        forgetBroken.run(at - longestDownload);
        return Number(begin.run(workspace, subject, etag, at).lastInsertRowid);
      }),
    addLines(id, lines) {
      transaction(database, () => {
        for (const line of lines) {
          const [s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0] = line.scores;
          add.run(id, line.id, s0, s1, s2, s3, s4, s5, s6, s7, JSON.stringify(line));
        }
      });
    },
    endLines(id) {
      transaction(database, () => {
        end.run(id);
        forgetOthers.run(id, id);
      });
    },
    dropLines(id) {
      forget.run(id);
    },
    themeLines(id, workspace, { dataset, version }, { count, episode, scene, speaker, theme }) {
      const set = idRow.parse(records.get(workspace, dataset, version))?.id;
      if (set === undefined) return { total: 0, lines: [] };
      const index = themeNames.indexOf(theme);
      const input = [set, id, episode, episode, scene, scene, speaker, speaker] as const;
      const total = countRow.parse(database.prepare(`SELECT count(*) AS count ${joined(index)}`).get(...input)).count;
      const rows = pairRows.parse(
        database
          .prepare(
            `SELECT d.json AS record, t.json AS themed ${joined(index)} ORDER BY t.s${index} DESC, d.position LIMIT ?`,
          )
          .all(...input, count),
      );
      const lines = rows.flatMap((row) => {
        const record = parseJson(dialogueRecordSchema, row.record);
        const themed = parseJson(themedLineSchema, row.themed);
        return record === null || themed === null ? [] : [{ record, themed }];
      });
      return { total, lines };
    },
  };
}
