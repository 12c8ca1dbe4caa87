import { InputError } from '../input-error';
import { csvRecords, isJsonLines, jsonRecords } from './records';

/** One line of a dialogue and where it stands, for messages. */
export interface DialogueRow {
  readonly scene: string;
  /** Its place in the scene; lines are taken in this order, wherever they stand in the file. */
  readonly turn: number;
  readonly character: string;
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** Longer lines are almost always an unclosed quote or a whole chapter in one cell. */
export const MAX_LINE_LENGTH = 4_000;
export const MAX_NAME_LENGTH = 256;

const columns = ['scene', 'turn', 'character', 'text'] as const;
const example = '{"scene": "…", "turn": 1, "character": "…", "text": "…"}';

/**
 * Lines of one decoded dialogue file: JSON lines when its name or first character says so, else CSV with a header.
 * @throws InputError with file and line.
 */
export function* readDialogueRows(text: string, file: string): Generator<DialogueRow> {
  const records = isJsonLines(text, file) ? jsonRecords(text, file, example) : csvRecords(text, file, columns);
  const seen = new Set<string>();
  for (const { line, values } of records) {
    const row = checked(values, file, line);
    const place = `${row.scene}\0${row.turn}`;
    if (seen.has(place)) {
      throw new InputError(
        `${file} line ${line}: turn ${row.turn} of the scene "${row.scene}" is there already. Number the lines of a scene, and give each scene a name of its own.`,
      );
    }
    seen.add(place);
    yield row;
  }
}

function checked(values: Readonly<Record<string, unknown>>, file: string, line: number): DialogueRow {
  const at = `${file} line ${line}`;
  const { text } = values;
  if (typeof text !== 'string' || text.trim() === '') throw new InputError(`${at}: "text" is missing or empty.`);
  if (text.length > MAX_LINE_LENGTH) {
    throw new InputError(
      `${at}: the text has ${text.length} characters; the limit is ${MAX_LINE_LENGTH}. Is a quote left open?`,
    );
  }
  const turn = typeof values.turn === 'string' && values.turn.trim() !== '' ? Number(values.turn) : values.turn;
  if (typeof turn !== 'number' || !Number.isFinite(turn))
    throw new InputError(`${at}: "turn" must be a number, the line’s place in its scene.`);
  return {
    scene: name(values.scene, 'scene', at),
    turn,
    character: name(values.character, 'character', at),
    text: text.trim(),
    file,
    line,
  };
}

/** A scene may be numbered, and a number is as good a name. */
function name(value: unknown, column: string, at: string): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '') throw new InputError(`${at}: "${column}" is missing or empty.`);
  const trimmed = text.trim();
  if (trimmed.length <= MAX_NAME_LENGTH) return trimmed;
  throw new InputError(
    `${at}: the ${column} has ${trimmed.length} characters; the limit is ${MAX_NAME_LENGTH}. Are columns swapped?`,
  );
}
