import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { type Answer, answerSchema, type Turn } from '../../../shared/model/conversation';
import { parseJson } from '../parse-json';

const turnRow = z.object({
  id: z.number().int(),
  turn: z.string(),
  role: z.enum(['user', 'assistant']),
  at: z.number().int(),
  content: z.string(),
  answer: z.string().nullable(),
});
type TurnRow = z.infer<typeof turnRow>;

/** What an answer is besides a turn. */
const answerColumn = answerSchema.unwrap().omit({ id: true, role: true, at: true, content: true });

/** The rows of conversations' turns, by version. The caller holds the transaction where it writes more than once. */
export function chatTurns(database: DatabaseSyncInstance) {
  const columns = 'id, turn, role, at, content, answer';
  const ofVersion = database.prepare(
    `SELECT ${columns} FROM chat_turns
     WHERE conversation = ? AND added_in <= ? AND (cut_in IS NULL OR cut_in > ?) ORDER BY id`,
  );
  const presentFrom = database.prepare(
    `SELECT ${columns} FROM chat_turns WHERE conversation = ?1 AND cut_in IS NULL
     AND id >= (SELECT id FROM chat_turns WHERE turn = ?2 AND conversation = ?1 AND cut_in IS NULL) ORDER BY id`,
  );
  const answersTo = database.prepare(
    `SELECT ${columns} FROM chat_turns WHERE role = 'assistant' AND answer ->> 'replyTo' = ?1
     AND conversation = (SELECT conversation FROM chat_turns WHERE turn = ?1) ORDER BY id`,
  );
  const add = database.prepare(
    'INSERT INTO chat_turns (turn, conversation, added_in, role, at, content, answer) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const save = database.prepare('UPDATE chat_turns SET content = ?, answer = ? WHERE turn = ?');
  const cut = database.prepare('UPDATE chat_turns SET cut_in = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM chat_turns WHERE id = ?');
  const removeAll = database.prepare('DELETE FROM chat_turns WHERE conversation = ?');

  return {
    ofVersion(conversation: string, version: number): readonly Turn[] {
      return z
        .array(turnRow)
        .parse(ofVersion.all(conversation, version, version))
        .flatMap(toTurn);
    },
    /** The turn and all present ones after it; none when it is not among them. */
    presentFrom(conversation: string, turn: string): readonly TurnRow[] {
      return z.array(turnRow).parse(presentFrom.all(conversation, turn));
    },
    answersTo(question: string): readonly Answer[] {
      const turns = z.array(turnRow).parse(answersTo.all(question)).flatMap(toTurn);
      return turns.filter((turn) => turn.role === 'assistant');
    },
    add(conversation: string, version: number, turn: Turn): void {
      add.run(turn.id, conversation, version, turn.role, turn.at, turn.content, toColumn(turn));
    },
    save(answer: Answer): void {
      save.run(answer.content, toColumn(answer), answer.id);
    },
    cut(rows: readonly TurnRow[], version: number): void {
      for (const { id } of rows) cut.run(version, id);
    },
    remove(rows: readonly TurnRow[]): void {
      for (const { id } of rows) remove.run(id);
    },
    removeAll(conversation: string): void {
      removeAll.run(conversation);
    },
  };
}

function toColumn(turn: Turn): string | null {
  return turn.role === 'user' ? null : JSON.stringify(answerColumn.parse(turn));
}

/** None when the row is not readable any more. */
function toTurn({ turn: id, role, at, content, answer }: TurnRow): Turn[] {
  if (role === 'user') return [{ id, role, at, content }];
  const rest = parseJson(answerColumn, answer ?? '');
  return rest ? [{ id, role, at, content, ...rest }] : [];
}
