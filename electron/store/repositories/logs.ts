import { createHash } from 'node:crypto';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { LogLine } from '../../../shared/model/log-line';
import type { LogStore } from '../../domains/store-ports';
import { transaction } from '../migrate';
import type { Sync } from '../sync';
import { lineId } from './line-id';

const logRow = z.object({ id: z.number().int(), lines: z.number().int(), fetched_at: z.number().int().nullable() });
const idRow = z.object({ id: z.number().int() });
const lineRow = z.object({ id: z.number().int(), at: z.number().int(), stream: z.string(), text: z.string() });
const positionRow = z.object({ position: z.string().nullable() });

export function logRepository(database: DatabaseSyncInstance): Sync<LogStore> {
  const findLog = database.prepare('SELECT id, lines, fetched_at FROM logs WHERE workspace = ? AND job = ?');
  const addLog = database.prepare('INSERT INTO logs (workspace, job, lines) VALUES (?, ?, 0) ON CONFLICT DO NOTHING');
  const findStream = database.prepare('SELECT id FROM log_streams WHERE log = ? AND name = ?');
  const addStream = database.prepare('INSERT INTO log_streams (log, name) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const addEvent = database.prepare('INSERT INTO log_events VALUES (?, ?) ON CONFLICT DO NOTHING');
  const addLine = database.prepare('INSERT INTO log_lines VALUES (?, ?, ?, ?)');
  const index = database.prepare('INSERT INTO log_text (rowid, text) VALUES (?, ?)');
  const setLog = database.prepare(
    'UPDATE logs SET lines = ?, fetched_at = max(coalesce(fetched_at, 0), ?) WHERE id = ?',
  );
  const range = database.prepare(
    `SELECT l.id, l.at, s.name AS stream, l.text FROM log_lines l JOIN log_streams s ON s.id = l.stream
     WHERE l.id >= ? AND l.id < ? ORDER BY l.id`,
  );
  const position = database.prepare(
    'SELECT s.position FROM log_streams s JOIN logs l ON l.id = s.log WHERE l.workspace = ? AND l.job = ? AND s.name = ?',
  );
  const setPosition = database.prepare('UPDATE log_streams SET position = ? WHERE id = ?');

  const log = (workspace: string, job: string): z.infer<typeof logRow> => {
    addLog.run(workspace, job);
    return logRow.parse(findLog.get(workspace, job));
  };
  const stream = (logId: number, name: string): number => {
    addStream.run(logId, name);
    return idRow.parse(findStream.get(logId, name)).id;
  };

  return {
    append(workspace, job, lines, fetchedAt) {
      return transaction(database, () => {
        const { id, lines: held } = log(workspace, job);
        const streams = new Map<string, number>();
        const added: LogLine[] = [];
        for (const line of lines) {
          if (addEvent.run(id, eventKey(line.eventId)).changes === 0) continue;
          const streamId = streams.get(line.stream) ?? stream(id, line.stream);
          streams.set(line.stream, streamId);
          const text = storable(line.text);
          const next = held + added.length;
          addLine.run(lineId(id, next), line.at, streamId, text);
          index.run(lineId(id, next), text);
          added.push({ index: next, at: line.at, stream: line.stream, text });
        }
        setLog.run(held + added.length, fetchedAt, id);
        return added;
      });
    },
    page(workspace, job, from, count) {
      const found = logRow.optional().parse(findLog.get(workspace, job));
      if (!found) return { total: 0, fetchedAt: null, lines: [] };
      // Never past the total: a line another process is committing has no row in `logs` yet.
      const until = Math.min(from + count, found.lines);
      const rows = z.array(lineRow).parse(range.all(lineId(found.id, from), lineId(found.id, until)));
      return {
        total: found.lines,
        fetchedAt: found.fetched_at,
        lines: rows.map(({ id, ...line }) => ({ index: id - lineId(found.id, 0), ...line })),
      };
    },
    readPosition(workspace, job, name) {
      return positionRow.optional().parse(position.get(workspace, job, name))?.position ?? null;
    },
    savePosition(workspace, job, name, token) {
      transaction(database, () => setPosition.run(token, stream(log(workspace, job).id, name)));
    },
  };
}

/** 16 bytes instead of a service's 56 characters: the index of held events stays small. */
function eventKey(eventId: string): Uint8Array {
  return createHash('md5').update(eventId).digest();
}

/** SQLite's text ends at NUL; the visible symbol for it keeps the rest of the line. */
function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\u2400') : text;
}
