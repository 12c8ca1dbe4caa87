import type { DialogueRecord } from '../../../../shared/model/dataset/dialogue-record';

/** Words a location example has at least, if the scene goes on at the place for so long. */
const PASSAGE_WORDS = 24;
/** A passage of fewer words says too little about where it is, and could stand in two splits by chance. */
export const LEAST_WORDS = 8;

/** A record and its number of words. */
export interface CountedRecord {
  readonly record: DialogueRecord;
  readonly words: number;
}

/** What is learnt of a location: some lines of a scene that follow one another there. */
interface LocationExample {
  readonly text: string;
  readonly label: string;
}

/** Lines of one place that follow one another. */
interface Passage {
  readonly texts: string[];
  words: number;
  readonly label: string;
  /** It goes on with the passage before. */
  readonly adjoins: boolean;
}

/** Cuts the lines of a scene into passages; lines of another place, or set apart, begin a new one, a short rest goes to the one before. */
export function locationExamples(scene: readonly CountedRecord[]): readonly LocationExample[] {
  const passages: Passage[] = [];
  let gap = true;
  for (const { record, words } of scene) {
    const label = record.split === 'none' ? null : record.location;
    const last: Passage | undefined = gap ? undefined : passages.at(-1);
    const same = last !== undefined && last.label === label;
    if (same && last.words < PASSAGE_WORDS) {
      last.texts.push(record.text);
      last.words += words;
    } else if (label !== null) passages.push({ texts: [record.text], words, label, adjoins: same });
    gap = label === null;
  }
  const examples: LocationExample[] = [];
  let kept = false;
  for (const { texts, words, label, adjoins } of passages) {
    const text = texts.join(' ');
    if (words >= LEAST_WORDS) {
      examples.push({ text, label });
      kept = true;
    } else if (adjoins && kept) {
      // Only what follows at once: other words must not become neighbours that are none in the scene.
      const before = examples.pop();
      if (before) examples.push({ text: `${before.text} ${text}`, label });
      kept = false;
    } else kept = false;
  }
  return examples;
}

/** A message as chat models are tuned on it. */
interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** Context and reply: the messages end with what `character` says. */
interface ChatPair {
  readonly messages: readonly Message[];
  readonly character: string;
}

/**
 * A pair for each line of a named speaker that answers somebody else. The character's own lines are the assistant's, all
 * others the user's; lines of one side in a row are one message, since chat templates take turns, and the first is the
 * user's.
 */
export function chatPairs(scene: readonly CountedRecord[], contextTurns: number): readonly ChatPair[] {
  const pairs: ChatPair[] = [];
  for (const [place, { record }] of scene.entries()) {
    const character = record.speaker;
    if (character === null) continue;
    const messages: { role: Message['role']; content: string }[] = [];
    for (const { record: said } of scene.slice(Math.max(0, place - contextTurns), place)) {
      const role = said.speaker === character ? 'assistant' : 'user';
      const last = messages.at(-1);
      if (last?.role === role) last.content += `\n${said.text}`;
      else if (last || role === 'user') messages.push({ role, content: said.text });
    }
    if (messages.at(-1)?.role === 'user')
      pairs.push({ messages: [...messages, { role: 'assistant', content: record.text }], character });
  }
  return pairs;
}

/** A field of a CSV file. Texts have no line ends. */
export const csvField = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
