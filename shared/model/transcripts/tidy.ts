import { inCapitals, isSound, maySpeak } from './speaker-name';

/** What was taken out of a text. */
export interface Tidied {
  /** Lines, separated by \n, without markup, music and directions; an emptied line is left out. */
  readonly text: string;
  readonly markup: boolean;
}

/** What a text must have one of for any rule below to apply; nine lines in ten have none. */
const suspicious = /[<{&♪♫♬♩#([*\u00a0]|(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Control characters, soft hyphens, zero-width ones and those that turn the direction of writing. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const active = /<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const tag = /<\/?[a-z!][^<>]*>|<\d[\d:.]*>/gi;
const override = /\{\\[^{}]*\}|\{[a-z]:[^{}]*\}/gi;
const entity = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
  shy: '',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/**
 * Takes markup, entities, music and stage directions out of the text of a cue or line. With `onName`, a name in brackets
 * before a speech, “[Dale] Stop.”, becomes “Dale: Stop.” and is told to it.
 */
export function tidy(source: string, onName?: (name: string) => void): Tidied {
  if (!suspicious.test(source)) return { text: source, markup: false };
  let text = source;
  if (/[<{&]/.test(text)) {
    // Decoded entities may spell tags: text that went through two programs is escaped twice.
    text = stripTags(stripTags(text).replace(entity, decodeEntity));
  }
  const markup = text !== source;
  text = withoutMusic(text.replace(invisible, '').replace(/[\t\u00a0]/g, ' '));
  text = withoutDirections(onName ? bracketedNames(text, onName) : text);
  const lines = text
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '');
  return { text: lines.join('\n'), markup };
}

const stripTags = (text: string): string => text.replace(active, '').replace(tag, '').replace(override, '');

function decodeEntity(whole: string, body: string): string {
  if (body.startsWith('#')) {
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  }
  return Object.hasOwn(named, body.toLowerCase()) ? (named[body.toLowerCase()] as string) : whole;
}

/** Sung text stands between notes, or in a line that begins with one; “# … #” is the teletext form. */
function withoutMusic(text: string): string {
  if (!/[♪♫♬♩#]/.test(text)) return text;
  return text
    .replace(/[♪♫♬♩][^♪♫♬♩]*[♪♫♬♩]+/g, ' ')
    .replace(/[♪♫♬♩].*$/gm, ' ')
    .replace(/^\s*#+ .* #+\s*$/gm, ' ');
}

function bracketedNames(text: string, onName: (name: string) => void): string {
  return text.replace(
    /^([-–—]?\s*)\[([^[\]\n]+)\](:?)(?=[^\S\n]*\S)/gm,
    (whole, dash: string, name: string, colon: string) => {
      if (!maySpeak(name) || (colon === '' && (isSound(name) || !startsLikeName(name)))) return whole;
      onName(name);
      return `${dash}${name}: `;
    },
  );
}

function withoutDirections(text: string): string {
  if (!/[([*]/.test(text)) return text;
  return text.replace(/\([^()]*\)|\[[^[\]]*\]|\*[^*\n]{1,120}\*/g, ' ').replace(/ +([,.;:!?…])/g, '$1');
}

/** “[Dale] Stop.” and “[DALE] Stop.”, but not “[door slams] Stop.” */
const startsLikeName = (text: string): boolean =>
  inCapitals(text) ||
  text
    .trim()
    .split(/\s+/)
    .every((word) => /^\p{Lu}/u.test(word));
