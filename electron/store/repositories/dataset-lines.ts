import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { dialogueRecordSchema } from '../../../shared/model/dataset/dialogue-record';
import type { DatasetStore } from '../../domains/datasets/ports';
import { transaction } from '../migrate';
import type { Sync } from '../sync';
import { matchExpression } from './match-expression';

type Part = Pick<Sync<DatasetStore>, 'addLines' | 'records' | 'spoken' | 'difference'>;

const jsonRows = z.array(z.object({ json: z.string() }));
const countRow = z.object({ count: z.number().int() });
const pairRow = z.object({ kept: z.number().int(), moved: z.number().int().nullable() });
const nameRows = z.array(z.object({ name: z.string(), before: z.number().int(), after: z.number().int() }));
const spokenRows = z.array(
  z.object({ speaker: z.string().nullable(), scene: z.string(), episode: z.string(), text: z.string() }),
);

/** Lines of data sets: written in order, searched, and compared set against set. */
export function datasetLines(database: DatabaseSyncInstance): Part {
  const add = database.prepare(
    `INSERT INTO dataset_lines (dataset_set, position, record, split, episode, scene, speaker, location, text, json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const wanted = `l.dataset_set = ? AND (? IS NULL OR l.speaker = ?) AND (? IS NULL OR l.episode = ?)
    AND (? IS NULL OR l.location = ?) AND (? IS NULL OR l.scene = ?)`;
  const found = 'dataset_text JOIN dataset_lines l ON l.id = dataset_text.rowid WHERE dataset_text MATCH ? AND';
  const all = database.prepare(
    `SELECT l.json FROM dataset_lines l WHERE ${wanted} ORDER BY l.position LIMIT ? OFFSET ?`,
  );
  const countAll = database.prepare(`SELECT count(*) AS count FROM dataset_lines l WHERE ${wanted}`);
  const search = database.prepare(`SELECT l.json FROM ${found} ${wanted} ORDER BY l.position LIMIT ? OFFSET ?`);
  const countFound = database.prepare(`SELECT count(*) AS count FROM ${found} ${wanted}`);
  const page = database.prepare(
    'SELECT json FROM dataset_lines WHERE dataset_set = ? AND position >= ? ORDER BY position LIMIT ?',
  );
  const count = database.prepare('SELECT count(*) AS count FROM dataset_lines WHERE dataset_set = ?');
  const spoken = database.prepare(
    `SELECT speaker, scene, episode, text FROM dataset_lines
     WHERE dataset_set = ? AND position >= ? ORDER BY position LIMIT ?`,
  );
  const kept = database.prepare(
    `SELECT count(*) AS kept, sum(a.split <> b.split) AS moved
     FROM dataset_lines a JOIN dataset_lines b ON b.dataset_set = ? AND b.record = a.record WHERE a.dataset_set = ?`,
  );
  const only = `FROM dataset_lines a WHERE a.dataset_set = ?
    AND NOT EXISTS (SELECT 1 FROM dataset_lines b WHERE b.dataset_set = ? AND b.record = a.record)`;
  const countOnly = database.prepare(`SELECT count(*) AS count ${only}`);
  const sampleOnly = database.prepare(`SELECT a.json ${only} ORDER BY a.position LIMIT ?`);
  const byName = (column: 'speaker' | 'location') =>
    database.prepare(
      `SELECT ${column} AS name, sum(dataset_set = ?) AS before, sum(dataset_set = ?) AS after FROM dataset_lines
       WHERE dataset_set IN (?, ?) AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY before + after DESC, name`,
    );
  const speakers = byName('speaker');
  const locations = byName('location');

  const records = (rows: unknown) =>
    jsonRows.parse(rows).map(({ json }) => dialogueRecordSchema.parse(JSON.parse(json)));
  const counted = (row: unknown): number => countRow.parse(row).count;
  const names = (rows: unknown) =>
    nameRows.parse(rows).map(({ after, before, name }) => ({ name, from: before, to: after }));

  return {
    addLines(id, from, lines) {
      transaction(database, () => {
        for (const [index, one] of lines.entries()) {
          const { episode, location, scene, speaker, split, text } = one;
          const json = JSON.stringify(one);
          add.run(id, from + index, one.id, split, episode, scene, speaker, location, text, json);
        }
      });
    },
    records(id, { count: limit, episode, from, location, query, scene, speaker }) {
      const filters = [speaker, speaker, episode, episode, location, location, scene, scene] as const;
      const expression = matchExpression(query);
      if (expression !== null) {
        const total = counted(countFound.get(expression, id, ...filters));
        return { total, records: records(search.all(expression, id, ...filters, limit, from)) };
      }
      // Typed, but without a word in it: nothing matches that.
      if (query.trim() !== '') return { total: 0, records: [] };
      if (filters.every((filter) => filter === null)) {
        // By position and not by skipping: the end of a million lines is as near as their beginning.
        return { total: counted(count.get(id)), records: records(page.all(id, from, limit)) };
      }
      return { total: counted(countAll.get(id, ...filters)), records: records(all.all(id, ...filters, limit, from)) };
    },
    spoken: (id, from, limit) => spokenRows.parse(spoken.all(id, from, limit)),
    difference(from, to, samples) {
      const both = pairRow.parse(kept.get(to, from));
      return {
        added: counted(countOnly.get(to, from)),
        removed: counted(countOnly.get(from, to)),
        kept: both.kept,
        movedSplit: both.moved ?? 0,
        speakers: names(speakers.all(from, to, from, to)),
        locations: names(locations.all(from, to, from, to)),
        addedSample: records(sampleOnly.all(to, from, samples)),
        removedSample: records(sampleOnly.all(from, to, samples)),
      };
    },
  };
}
