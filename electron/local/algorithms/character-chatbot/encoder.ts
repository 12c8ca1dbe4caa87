import { FeatureHasher, hashName, inRole } from '../shared/features';
import type { FeatureList } from './bags';
import type { Turn } from './dialogue';

/** Bumped whenever the same text would encode differently, so that an old model is refused rather than misread. */
export const ENCODER_VERSION = 1;

/** Roles a feature can have; the same word in two roles is two features. */
const ANYWHERE = 1;
const PART = 2;
const SPEAKER = 3;
const SPEAKER_IS_SELF = 4;
const ANSWERING = 5;
const SAID = 6;
const SAID_PART = 7;
const SAID_BY = 8;
/** Plus the distance: what was said that many turns before. */
const TURNS_BEFORE = 16;

const NAME_WEIGHT = 2;
/** Word parts are many and each says little. */
const PART_WEIGHT = 0.4;

/** Writes the features of contexts and replies. Buffers are reused between calls. */
export class Encoder {
  private readonly words: FeatureHasher;
  private readonly parts: FeatureHasher;

  constructor(hashBits: number) {
    this.words = new FeatureHasher({ hashBits, wordNgrams: 2, charNgramsMin: 1, charNgramsMax: 0 });
    this.parts = new FeatureHasher({ hashBits, wordNgrams: 0, charNgramsMin: 4, charNgramsMax: 5 });
  }

  /** A context as `character` meets it: words by how long ago they were said and as such, and who said them. */
  context(turns: readonly Turn[], character: string, into: FeatureList): void {
    into.add(inRole(hashName(character), ANSWERING), NAME_WEIGHT);
    turns.forEach(({ speaker, text }, i) => {
      const ago = turns.length - i;
      const weight = 1 / Math.sqrt(ago);
      this.add(this.words, text, TURNS_BEFORE + ago, weight, into);
      this.add(this.words, text, ANYWHERE, 1, into);
      if (ago === 1) this.add(this.parts, text, PART, PART_WEIGHT, into);
      if (speaker === null) return;
      const self = speaker === character;
      into.add(inRole(inRole(ago, SPEAKER_IS_SELF), self ? 1 : 2), NAME_WEIGHT * weight);
      if (!self) into.add(inRole(inRole(hashName(speaker), SPEAKER), ago), NAME_WEIGHT * weight);
    });
  }

  /** A reply and whose it is. */
  reply(text: string, character: string, into: FeatureList): void {
    into.add(inRole(hashName(character), SAID_BY), NAME_WEIGHT);
    this.add(this.words, text, SAID, 1, into);
    this.add(this.parts, text, SAID_PART, PART_WEIGHT, into);
  }

  private add(hasher: FeatureHasher, text: string, role: number, weight: number, into: FeatureList): void {
    const { hashes, count } = hasher.hash(text);
    for (let i = 0; i < count; i++) into.add(inRole(hashes[i] as number, role), weight);
  }
}
