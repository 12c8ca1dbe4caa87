import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { type Answer, type ConversationSummary, chatTargetSchema } from '../../../shared/model/conversation';
import type { ChatStore, NewTurns } from '../../domains/chat/ports';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';
import { chatSearch } from './chat-search';
import { chatTurns } from './chat-turns';

const conversationRow = z.object({
  id: z.string(),
  title: z.string(),
  target: z.string(),
  created_at: z.number().int(),
  changed_at: z.number().int(),
  version: z.number().int(),
  turns: z.number().int(),
});
const versionRow = z.object({ version: z.number().int(), ended_at: z.number().int() });

export function chatRepository(database: DatabaseSyncInstance): Sync<ChatStore> {
  const turns = chatTurns(database);
  const columns = `c.id, c.title, c.target, c.created_at, c.changed_at, c.version,
    (SELECT count(*) FROM chat_turns t WHERE t.conversation = c.id AND t.cut_in IS NULL) AS turns`;
  const list = database.prepare(
    `SELECT ${columns} FROM chat_conversations c WHERE c.workspace = ? ORDER BY c.changed_at DESC, c.id`,
  );
  const one = database.prepare(`SELECT ${columns} FROM chat_conversations c WHERE c.workspace = ? AND c.id = ?`);
  const add = database.prepare('INSERT INTO chat_conversations VALUES (?, ?, ?, ?, ?, ?, 1)');
  const change = database.prepare('UPDATE chat_conversations SET target = ?, changed_at = ? WHERE id = ?');
  const setTitle = database.prepare('UPDATE chat_conversations SET title = ? WHERE workspace = ? AND id = ?');
  const setVersion = database.prepare('UPDATE chat_conversations SET version = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM chat_conversations WHERE workspace = ? AND id = ?');
  const versions = database.prepare(
    'SELECT version, ended_at FROM chat_versions WHERE conversation = ? ORDER BY version',
  );
  const addVersion = database.prepare('INSERT INTO chat_versions VALUES (?, ?, ?)');
  const removeVersions = database.prepare('DELETE FROM chat_versions WHERE conversation = ?');

  const summary = (workspace: string, id: string): ConversationSummary | null => {
    const row = conversationRow.optional().parse(one.get(workspace, id));
    return row ? toSummary(row) : null;
  };

  const load = (workspace: string, id: string, version: number | null) => {
    const found = summary(workspace, id);
    if (!found || (version !== null && version > found.version)) return null;
    const shown = version ?? found.version;
    const earlier = z.array(versionRow).parse(versions.all(id));
    return {
      summary: found,
      version: shown,
      turns: turns.ofVersion(id, shown),
      earlier: earlier.map((row) => ({ version: row.version, endedAt: row.ended_at })),
    };
  };

  /** Gives the version that new turns belong to; null when the turn to cut from is not in the present one. */
  const cut = ({ conversationId, cutFrom, at }: NewTurns, version: number): number | null => {
    if (cutFrom === null) return version;
    const rows = turns.presentFrom(conversationId, cutFrom);
    if (rows.length === 0) return null;
    // An answer that failed before its first word is worth no version of its own.
    if (rows.every(({ role, content }) => role === 'assistant' && content === '')) {
      turns.remove(rows);
      return version;
    }
    addVersion.run(conversationId, version, at);
    setVersion.run(version + 1, conversationId);
    turns.cut(rows, version + 1);
    return version + 1;
  };

  return {
    list: (workspace) =>
      z
        .array(conversationRow)
        .parse(list.all(workspace))
        .flatMap((row) => toSummary(row) ?? []),
    load,
    begin(entry) {
      const { workspaceId, conversationId, title, target, question, answer, at } = entry;
      const written = transaction(database, () => {
        if (title !== null) add.run(conversationId, workspaceId, storable(title), JSON.stringify(target), at, at);
        const found = summary(workspaceId, conversationId);
        const version = found && cut(entry, found.version);
        if (version === null) return false;
        if (question) turns.add(conversationId, version, storableTurn(question));
        turns.add(conversationId, version, storableTurn(answer));
        change.run(JSON.stringify(target), at, conversationId);
        return true;
      });
      return written ? load(workspaceId, conversationId, null) : null;
    },
    saveAnswer: (answer: Answer) => turns.save(storableTurn(answer)),
    answersTo: (questionId) => turns.answersTo(questionId),
    rename(workspace, id, title) {
      setTitle.run(storable(title), workspace, id);
      return summary(workspace, id);
    },
    remove(workspace, id) {
      return transaction(database, () => {
        if (remove.run(workspace, id).changes === 0) return false;
        turns.removeAll(id);
        removeVersions.run(id);
        return true;
      });
    },
    search: chatSearch(database),
  };
}

/** Null when its target is none any more: what cannot be read is left out. */
function toSummary(row: z.infer<typeof conversationRow>): ConversationSummary | null {
  const target = parseJson(chatTargetSchema, row.target);
  const { id, title, version, turns } = row;
  return target && { id, title, target, createdAt: row.created_at, changedAt: row.changed_at, turns, version };
}

/** SQLite's text ends at NUL; the visible symbol for it keeps the rest. */
function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\u2400') : text;
}

function storableTurn<T extends { readonly content: string }>(turn: T): T {
  return { ...turn, content: storable(turn.content) };
}
