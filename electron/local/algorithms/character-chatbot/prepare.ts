import { createHash } from 'node:crypto';
import { InputError } from '../../../../shared/model/input-error';
import type { ContainerPaths } from '../shared/container-paths';
import { type Bags, type FeatureList, type Features, learnFeatures, makeBags } from './bags';
import type { Line } from './dialogue';
import { ENCODER_VERSION, Encoder } from './encoder';
import type { HyperParameters } from './hyper-parameters';
import { nearByWords, searchedReplies } from './near-replies';
import type { Pairs } from './pair-model';
import { makePools, POOL_SIZE, type Pool } from './pools';
import { type ReplyTable, replyTable } from './reply-table';
import { readScenes } from './scenes';

/** Everything training needs, computed once from the input. */
export interface Prepared {
  /** Lines to learn from, first lines of scenes included. */
  readonly lines: readonly Line[];
  readonly characters: readonly { readonly name: string; readonly lines: number }[];
  readonly table: ReplyTable;
  readonly train: Pairs;
  readonly searched: readonly Int32Array[];
  /** Hard negatives by words; see near-replies. */
  readonly near: Int32Array;
  readonly pools: readonly Pool[];
  /** Contexts of the pools' lines, in their order. */
  readonly poolContexts: Bags;
  readonly contextFeatures: Features;
  readonly replyFeatures: Features;
  /** Hash of configuration and data; a checkpoint belongs to one. */
  readonly fingerprint: string;
}

/**
 * Reads the channels and turns lines into contexts, replies and candidates.
 * @throws InputError for whatever in the input has to change.
 */
export function prepare(paths: ContainerPaths, settings: HyperParameters, log: (line: string) => void): Prepared {
  const started = performance.now();
  const scenes = readScenes(paths, settings, log);
  const characters = countLines(scenes.train);
  log(`Characters: ${characters.map(({ name, lines }) => `${name} ${count(lines)}`).join(', ')}.`);
  const pairs = scenes.train.filter(({ context }) => context.length > 0);
  if (pairs.length < 2) {
    throw new InputError(
      `The channel "train" has ${pairs.length} lines that answer another one. Lines of one talk must have the same scene and rising turns.`,
    );
  }
  const heldOut = answering(scenes.heldOut, characters, log);
  const names = characters.map(({ name }) => name);
  const table = replyTable(names, scenes.train, heldOut);
  warnOfCopies(heldOut, table, log);
  const pools = makePools(table, heldOut, settings.seed);
  if (pools.length === 0)
    throw new InputError('No held-out line can be ranked: every character says only one thing. Give more lines.');

  const encoder = new Encoder(settings.hashBits);
  const writeContext =
    (of: readonly Line[]) =>
    (row: number, into: FeatureList): void => {
      const { context, character } = of[row] as Line;
      encoder.context(context, character, into);
    };
  const writeReply = (row: number, into: FeatureList): void =>
    encoder.reply(table.texts[row] as string, names[table.characterOf[row] as number] as string, into);
  const contextFeatures = learnFeatures(pairs.length, settings, writeContext(pairs));
  const replyFeatures = learnFeatures(table.learnt, settings, writeReply);
  if (contextFeatures.importance.length === 0 || replyFeatures.importance.length === 0)
    throw new InputError('The lines of the channel "train" have no words in common. Give more of them.');
  const replyOf = Int32Array.from(pairs, (line) => table.rowOf(line));
  const searched = searchedReplies(table, settings.seed);
  const bags = (rows: number, features: Features, write: (row: number, into: FeatureList) => void): Bags =>
    makeBags(rows, settings.hashBits, features, write);
  const prepared: Prepared = {
    lines: scenes.train,
    characters,
    table,
    train: {
      contexts: bags(pairs.length, contextFeatures, writeContext(pairs)),
      replies: bags(table.texts.length, replyFeatures, writeReply),
      replyOf,
    },
    searched,
    near: nearByWords(pairs, replyOf, table, searched),
    pools,
    poolContexts: bags(pools.length, contextFeatures, writeContext(pools.map(({ line }) => line))),
    contextFeatures,
    replyFeatures,
    fingerprint: fingerprint(settings, scenes.fingerprints),
  };
  log(
    `${count(pairs.length)} replies with their contexts, ${count(contextFeatures.importance.length)} features of contexts, ${count(replyFeatures.importance.length)} of replies; ${count(pools.length)} held-out replies, each among up to ${POOL_SIZE} of its character. Prepared in ${((performance.now() - started) / 1000).toFixed(2)} s.`,
  );
  return prepared;
}

function countLines(lines: readonly Line[]): readonly { name: string; lines: number }[] {
  const counts = new Map<string, number>();
  for (const { character } of lines) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts].map(([name, each]) => ({ name, lines: each })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Held-out lines that answer another one, of characters there is something to learn of. */
function answering(
  lines: readonly Line[],
  characters: readonly { readonly name: string }[],
  log: (line: string) => void,
): readonly Line[] {
  const known = new Set(characters.map(({ name }) => name));
  const replies = lines.filter(({ context }) => context.length > 0);
  const strangers = [...new Set(replies.map(({ character }) => character).filter((name) => !known.has(name)))];
  if (strangers.length > 0)
    log(`Warning: ${strangers.slice(0, 20).join(', ')} say nothing in train; their held-out lines are left out.`);
  const usable = replies.filter(({ character }) => known.has(character));
  if (usable.length > 0) return usable;
  throw new InputError(
    'No held-out line answers another one and is said by a character of the channel "train", so nothing can be measured.',
  );
}

/** Held-out replies that were learnt from word by word make the figures look better than they are. */
function warnOfCopies(heldOut: readonly Line[], table: ReplyTable, log: (line: string) => void): void {
  const copies = heldOut.filter((line) => table.rowOf(line) < table.learnt).length;
  if (copies > 0)
    log(`Note: ${count(copies)} of ${count(heldOut.length)} held-out replies occur in train word by word.`);
}

/** How often checkpoints are written is left out: it changes no result. */
function fingerprint(settings: HyperParameters, files: readonly (string | null)[]): string {
  const { checkpointEvery: _, ...deciding } = settings;
  return createHash('sha256')
    .update(JSON.stringify([ENCODER_VERSION, deciding, files]))
    .digest('hex');
}

const count = (n: number): string => n.toLocaleString('en-US');
