import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../../../shared/model/input-error';
import { littleEndian, words } from '../shared/binary';
import { Vocabulary } from '../shared/vocabulary';
import type { Features } from './bags';
import { ENCODER_VERSION } from './encoder';
import type { HyperParameters } from './hyper-parameters';
import { PairModel } from './pair-model';
import type { Prepared } from './prepare';

/**
 * A model folder:
 * - `model.json`: the manifest below.
 * - `context-features.bin`, `reply-features.bin`: by id, little-endian: the hash bucket of each learnt feature (uint32), then
 *   the importance of each (float32).
 * - `weights.bin`: little-endian float32: embeddings `[feature][dimension]` and bias of the tower of contexts, then of the
 *   tower of replies (see tower.ts).
 * - `lines.jsonl`: the lines learnt from, as {"scene", "turn", "character", "text"}, scene by scene: what is answered with.
 */
const FORMAT = 'upside-character-chatbot-1';

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  encoderVersion: z.literal(ENCODER_VERSION),
  dimensions: z.number().int().positive(),
  contextTurns: z.number().int().positive(),
  hashBits: z.number().int().min(10).max(22),
  /** Cosines times this are the logits the model was trained with. */
  scale: z.number().positive(),
  contextFeatures: z.number().int().positive(),
  replyFeatures: z.number().int().positive(),
  bestEpoch: z.number().int(),
  characters: z.array(z.object({ name: z.string(), lines: z.number().int() }).readonly()).readonly(),
  hyperParameters: z.unknown(),
});
type ModelManifest = z.infer<typeof manifestSchema>;

const lineSchema = z
  .object({ scene: z.string(), turn: z.number(), character: z.string(), text: z.string() })
  .readonly();
type StoredLine = z.infer<typeof lineSchema>;

interface StoredModel {
  readonly manifest: ModelManifest;
  readonly model: PairModel;
  readonly contextFeatures: Features;
  readonly replyFeatures: Features;
  readonly lines: readonly StoredLine[];
}

export function writeModel(
  dir: string,
  data: Prepared,
  settings: HyperParameters,
  model: PairModel,
  bestEpoch: number,
): void {
  const manifest: ModelManifest = {
    format: FORMAT,
    encoderVersion: ENCODER_VERSION,
    dimensions: settings.dimensions,
    contextTurns: settings.contextTurns,
    hashBits: settings.hashBits,
    scale: settings.scale,
    contextFeatures: data.contextFeatures.importance.length,
    replyFeatures: data.replyFeatures.importance.length,
    bestEpoch,
    characters: [...data.characters],
    hyperParameters: settings,
  };
  const lines = data.lines.map(({ scene, turn, character, text }): StoredLine => ({ scene, turn, character, text }));
  writeFileSync(join(dir, 'context-features.bin'), featureBytes(data.contextFeatures));
  writeFileSync(join(dir, 'reply-features.bin'), featureBytes(data.replyFeatures));
  writeFileSync(join(dir, 'weights.bin'), Buffer.concat(model.learnt().map(littleEndian)));
  writeFileSync(join(dir, 'lines.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  writeFileSync(join(dir, 'model.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** @throws InputError naming the folder when its files are missing, of another version or do not fit together. */
export function readModel(dir: string): StoredModel {
  const file = (name: string): Buffer => {
    try {
      return readFileSync(join(dir, name));
    } catch {
      throw new InputError(
        `${dir} holds no model of character-chatbot: ${name} is missing. Deploy what its training wrote.`,
      );
    }
  };
  const manifest = parseManifest(dir, file('model.json').toString('utf8'));
  const features = (name: string, count: number): Features => {
    const all = words(file(name));
    if (all.length !== 2 * count) throw torn(dir);
    return {
      vocabulary: Vocabulary.of(manifest.hashBits, all.subarray(0, count)),
      importance: new Float32Array(all.buffer, count * 4),
    };
  };
  const contextFeatures = features('context-features.bin', manifest.contextFeatures);
  const replyFeatures = features('reply-features.bin', manifest.replyFeatures);
  const model = new PairModel(manifest.contextFeatures, manifest.replyFeatures, manifest.dimensions);
  const weights = new Float32Array(words(file('weights.bin')).buffer);
  if (weights.length !== model.learnt().reduce((sum, array) => sum + array.length, 0)) throw torn(dir);
  let at = 0;
  for (const array of model.learnt()) {
    array.set(weights.subarray(at, at + array.length));
    at += array.length;
  }
  const lines = file('lines.jsonl').toString('utf8').split('\n').filter(Boolean);
  return {
    manifest,
    model,
    contextFeatures,
    replyFeatures,
    lines: lines.map((line) => lineSchema.parse(JSON.parse(line))),
  };
}

const featureBytes = ({ vocabulary, importance }: Features): Buffer =>
  Buffer.concat([littleEndian(vocabulary.toBuckets()), littleEndian(importance)]);

const torn = (dir: string): InputError =>
  new InputError(`${dir} holds a model whose files do not fit together: it was copied in part.`);

function parseManifest(dir: string, text: string): ModelManifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      `${dir} holds a model of another algorithm, format or version; train it again with this version of character-chatbot.`,
    );
  }
}
