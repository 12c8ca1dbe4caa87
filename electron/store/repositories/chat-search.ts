import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { ChatHit } from '../../../shared/model/conversation';
import type { ChatStore } from '../../domains/chat/ports';
import type { Sync } from '../sync';
import { matchExpression } from './match-expression';

const hitRow = z.object({
  conversation: z.string(),
  title: z.string(),
  turn: z.string(),
  role: z.enum(['user', 'assistant']),
  at: z.number().int(),
  cut_in: z.number().int().nullable(),
  snippet: z.string(),
});

/** Characters no text is written in mark where a match begins and ends. */
const begins = '\ue000';
const ends = '\ue001';
const wordsAround = 14;

export function chatSearch(database: DatabaseSyncInstance): Sync<ChatStore>['search'] {
  const search = database.prepare(
    `SELECT t.conversation, c.title, t.turn, t.role, t.at, t.cut_in,
       snippet(chat_text, 0, '${begins}', '${ends}', '…', ${wordsAround}) AS snippet
     FROM chat_text JOIN chat_turns t ON t.id = chat_text.rowid JOIN chat_conversations c ON c.id = t.conversation
     WHERE chat_text MATCH ? AND c.workspace = ? ORDER BY t.id DESC LIMIT ?`,
  );
  return (workspace, query, limit) => {
    const expression = matchExpression(query);
    if (expression === null) return [];
    return z
      .array(hitRow)
      .parse(search.all(expression, workspace, limit))
      .map(toHit);
  };
}

function toHit(row: z.infer<typeof hitRow>): ChatHit {
  return {
    conversationId: row.conversation,
    title: row.title,
    turnId: row.turn,
    role: row.role,
    at: row.at,
    version: row.cut_in === null ? null : row.cut_in - 1,
    snippet: snippetParts(row.snippet),
  };
}

function snippetParts(text: string): ChatHit['snippet'] {
  const parts: { text: string; match: boolean }[] = [];
  for (const [index, piece] of text.split(/[\ue000\ue001]/).entries()) {
    // What stands between a beginning and an end has an odd place.
    if (piece !== '') parts.push({ text: piece, match: index % 2 === 1 });
  }
  return parts;
}
