import { InputError } from '../../../../shared/model/input-error';
import { type DialogueRow, readDialogueRows } from '../../../../shared/model/labelled-text/dialogue-rows';
import { readChannel } from '../shared/channel';
import type { ContainerPaths } from '../shared/container-paths';
import { Random } from '../shared/random';
import { type Line, linesOf } from './dialogue';
import type { HyperParameters } from './hyper-parameters';

/** The lines of both channels with their contexts. */
export interface Scenes {
  readonly train: readonly Line[];
  readonly heldOut: readonly Line[];
  /** SHA-256 of the channels' files; null for one that was not given. */
  readonly fingerprints: readonly [string, string | null];
}

/**
 * Reads the channels; without a channel validation whole scenes of train are held out.
 * @throws InputError for what in the files has to change.
 */
export function readScenes(paths: ContainerPaths, settings: HyperParameters, log: (line: string) => void): Scenes {
  const given = readChannel(paths.trainDir, 'train', readDialogueRows);
  if (!given) {
    throw new InputError(
      'The channel "train" has no files. It must hold CSV or JSON lines with scene, turn, character and text.',
    );
  }
  log(`Channel train: ${count(given.rows.length)} lines in ${given.files.join(', ')}.`);
  const held = readChannel(paths.validationDir, 'validation', readDialogueRows);
  let train: readonly DialogueRow[] = given.rows;
  let heldOut: readonly DialogueRow[];
  if (held) {
    heldOut = held.rows;
    log(`Channel validation: ${count(heldOut.length)} lines in ${held.files.join(', ')}.`);
  } else {
    const chosen = heldOutScenes(train, settings);
    heldOut = train.filter(({ scene }) => chosen.has(scene));
    train = train.filter(({ scene }) => !chosen.has(scene));
    log(
      `No channel validation: ${count(chosen.size)} scenes (${Math.round(settings.validationSplit * 100)} %) are held out of train, chosen by seed ${settings.seed}.`,
    );
  }
  return {
    train: linesOf(train, settings.contextTurns),
    heldOut: linesOf(heldOut, settings.contextTurns),
    fingerprints: [given.fingerprint, held?.fingerprint ?? null],
  };
}

/** Whole scenes: a line of a scene that is learnt from says too much about the next one. */
function heldOutScenes(rows: readonly DialogueRow[], { seed, validationSplit }: HyperParameters): ReadonlySet<string> {
  const scenes = [...new Set(rows.map(({ scene }) => scene))];
  if (scenes.length < 2) {
    throw new InputError(
      `The channel "train" has a single scene, "${scenes[0]}", so none can be held out. Give each scene a name of its own, or a channel "validation".`,
    );
  }
  const order = Int32Array.from(scenes.keys());
  Random.fromSeed((seed ^ 0x51ed270b) >>> 0).shuffle(order);
  const wanted = Math.min(scenes.length - 1, Math.max(1, Math.round(scenes.length * validationSplit)));
  return new Set([...order.subarray(0, wanted)].map((index) => scenes[index] as string));
}

const count = (n: number): string => n.toLocaleString('en-US');
