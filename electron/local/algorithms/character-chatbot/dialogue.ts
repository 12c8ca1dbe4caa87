import { InputError } from '../../../../shared/model/input-error';
import type { DialogueRow } from '../../../../shared/model/labelled-text/dialogue-rows';

/** What somebody said. */
export interface Turn {
  /** Null for somebody whose name is not known. */
  readonly speaker: string | null;
  readonly text: string;
}

/** A line of a scene and the scene's lines before it, oldest first. */
export interface Line {
  readonly scene: string;
  readonly turn: number;
  readonly character: string;
  readonly text: string;
  /** At most as many turns as are looked at; empty for the first line of a scene. */
  readonly context: readonly Turn[];
}

/**
 * The lines of all scenes with their contexts: scenes in the order they begin, lines by turn.
 * @throws InputError when two lines claim one place of a scene.
 */
export function linesOf(rows: readonly DialogueRow[], contextTurns: number): readonly Line[] {
  const scenes = new Map<string, DialogueRow[]>();
  for (const row of rows) {
    const scene = scenes.get(row.scene);
    if (scene) scene.push(row);
    else scenes.set(row.scene, [row]);
  }
  return [...scenes.values()].flatMap((scene) => {
    scene.sort((a, b) => a.turn - b.turn);
    const turns = scene.map(({ character, text }): Turn => ({ speaker: character, text }));
    return scene.map((row, i) => {
      const before = scene[i - 1];
      if (before && before.turn === row.turn) {
        throw new InputError(
          `${row.file} line ${row.line}: turn ${row.turn} of the scene "${row.scene}" is there already (${before.file} line ${before.line}). Number the lines of a scene, and give each scene a name of its own.`,
        );
      }
      const { scene: name, turn, character, text } = row;
      return { scene: name, turn, character, text, context: turns.slice(Math.max(0, i - contextTurns), i) };
    });
  });
}
