import { type Bags, type FeatureList, makeBags } from './bags';
import { linesOf, type Turn } from './dialogue';
import { Encoder } from './encoder';
import { readModel } from './model-files';
import { dot, vectorsOf } from './pair-model';
import { replyTable } from './reply-table';

/** Where a reply was said in the lines learnt from. */
export interface Source {
  readonly text: string;
  /** The turns before it, one a line as `Name: text`; null for the first line of a scene. */
  readonly context: string | null;
  readonly scene: string;
  /** How alike that context is to the present one, from 0 to 1: the cosine of their vectors, 0 when it is negative. */
  readonly score: number;
}

/** A reply the character could give, with its cosine to the context. */
export interface Candidate {
  readonly text: string;
  readonly cosine: number;
}

/** A loaded model. */
export interface Chatbot {
  readonly characters: readonly { readonly name: string; readonly lines: number }[];
  /** How many turns before a reply are looked at. */
  readonly contextTurns: number;
  /** Cosines times this are the logits the model was trained with. */
  readonly scale: number;
  /** Everything the character says, the best reply first; of equal ones the earlier line. */
  rank(turns: readonly Turn[], character: string): readonly Candidate[];
  /** Where the character says `text`, the most alike context first, at most `most`. */
  sources(turns: readonly Turn[], character: string, text: string, most: number): readonly Source[];
}

/** Turns of a source's context that are shown. */
const SHOWN_TURNS = 2;

/**
 * Loads a folder that training wrote as SM_MODEL_DIR.
 * @throws InputError when the folder holds no such model.
 */
export function loadChatbot(modelDir: string): Chatbot {
  const { manifest, model, contextFeatures, replyFeatures, lines: stored } = readModel(modelDir);
  const { characters, contextTurns, hashBits, scale } = manifest;
  const encoder = new Encoder(hashBits);
  const names = characters.map(({ name }) => name);
  const lines = linesOf(
    stored.map((line, i) => ({ ...line, file: 'lines.jsonl', line: i + 1 })),
    contextTurns,
  );
  const table = replyTable(names, lines, []);
  const replies = vectorsOf(
    model.replies,
    makeBags(table.texts.length, hashBits, replyFeatures, (row, into) =>
      encoder.reply(table.texts[row] as string, names[table.characterOf[row] as number] as string, into),
    ),
  );
  const contextVectors = (contexts: readonly (readonly Turn[])[], character: string): Float32Array => {
    const write = (row: number, into: FeatureList): void =>
      encoder.context(contexts[row] as readonly Turn[], character, into);
    const bags: Bags = makeBags(contexts.length, hashBits, contextFeatures, write);
    return vectorsOf(model.contexts, bags);
  };

  return {
    characters,
    contextTurns,
    scale,
    rank: (turns, character) => {
      const context = contextVectors([turns], character);
      const rows = table.byCharacter[names.indexOf(character)] ?? [];
      return [...rows]
        .map((row) => ({
          text: table.texts[row] as string,
          cosine: dot(context, 0, replies, row, model.dimensions),
        }))
        .sort((a, b) => b.cosine - a.cosine);
    },
    sources: (turns, character, text, most) => {
      const said = lines.filter((line) => line.character === character && line.text === text);
      const vectors = contextVectors([turns, ...said.map(({ context }) => context)], character);
      return said
        .map(({ context, scene }, i): Source => {
          const alike = context.length === 0 ? 0 : dot(vectors, 0, vectors, i + 1, model.dimensions);
          return { text, context: shown(context), scene, score: unit(alike) };
        })
        .sort((a, b) => b.score - a.score)
        .slice(0, most);
    },
  };
}

/** A cosine as a share: negative ones mean no likeness, and float32 vectors may exceed 1 by a rounding. */
export const unit = (cosine: number): number => Number(Math.min(1, Math.max(0, cosine)).toFixed(4));

function shown(context: readonly Turn[]): string | null {
  if (context.length === 0) return null;
  return context
    .slice(-SHOWN_TURNS)
    .map(({ speaker, text }) => `${speaker}: ${text}`)
    .join('\n');
}
