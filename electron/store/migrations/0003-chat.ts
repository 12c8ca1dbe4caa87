/**
 * Turns of a conversation belong to its versions from `added_in` up to, not including, `cut_in`: a cut
 * copies nothing, and every earlier version can be read again. The search index follows by triggers,
 * since an external-content index must be told the very text it forgets.
 */
export const chat = `
CREATE TABLE chat_conversations (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  title TEXT NOT NULL,
  target TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX chat_conversations_by_time ON chat_conversations (workspace, changed_at DESC);

CREATE TABLE chat_versions (
  conversation TEXT NOT NULL,
  version INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  PRIMARY KEY (conversation, version)
) WITHOUT ROWID;

CREATE TABLE chat_turns (
  id INTEGER PRIMARY KEY,
  turn TEXT NOT NULL UNIQUE,
  conversation TEXT NOT NULL,
  added_in INTEGER NOT NULL,
  cut_in INTEGER,
  role TEXT NOT NULL,
  at INTEGER NOT NULL,
  content TEXT NOT NULL,
  answer TEXT
);
CREATE INDEX chat_turns_of ON chat_turns (conversation, id);

CREATE VIRTUAL TABLE chat_text USING fts5(
  content,
  content = 'chat_turns',
  content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER chat_turn_added AFTER INSERT ON chat_turns BEGIN
  INSERT INTO chat_text (rowid, content) VALUES (new.id, new.content);
END;
CREATE TRIGGER chat_turn_removed AFTER DELETE ON chat_turns BEGIN
  INSERT INTO chat_text (chat_text, rowid, content) VALUES ('delete', old.id, old.content);
END;
CREATE TRIGGER chat_turn_changed AFTER UPDATE OF content ON chat_turns BEGIN
  INSERT INTO chat_text (chat_text, rowid, content) VALUES ('delete', old.id, old.content);
  INSERT INTO chat_text (rowid, content) VALUES (new.id, new.content);
END;
`;
