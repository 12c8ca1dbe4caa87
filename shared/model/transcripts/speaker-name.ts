import { inTitleCase } from './heading';

/** Longer ones are sentences before a colon. Characters. */
const MAX_NAME = 40;
const MAX_WORDS = 4;

/** Words before a colon that are no name, whatever their case. */
const noNames = new Set(
  'fade in,fade out,cut to,smash cut to,match cut to,dissolve to,title,titles,the end,end credits,note,notes,listen,look,remember,warning,question,answer,first,second,third,so,and,but,well,yes,no,ok,okay,ps,p.s,i mean,i said,she said,he said,they said,like,today,tonight,tomorrow,one thing,the truth is,fact,time,date,place,author,written by,subtitles by,subtitle by,sync,synced by,corrected by,translated by,translation,source,http,https,www'.split(
    ',',
  ),
);

const shape = /^\p{Lu}[\p{L}\p{M}\p{N} .,'’#&/-]*$/u;

/** Whether words before a colon, or in brackets before a speech, may be a name. */
export function maySpeak(text: string): boolean {
  const name = text.trim();
  return (
    name.length > 0 &&
    name.length <= MAX_NAME &&
    shape.test(name) &&
    name.split(/\s+/).length <= MAX_WORDS &&
    !noNames.has(name.toLowerCase().replace(/\.$/, '')) &&
    !/ (?:CUT|FADE|DISSOLVE)S? TO$/i.test(` ${name}`)
  );
}

/** Names of more than one letter that have no small ones. */
export const inCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const sounds =
  /^(?:.*(?:ing|ly)|sighs?|laughs?|laughter|chuckles?|gasps?|grunts?|screams?|sobs?|groans?|coughs?|whispers?|sniff(?:s|les?)?|pants?|exhales?|inhales?|shouts?|yells?|mumbles?|giggles?|scoffs?|clears|cries|whimpers?|moans?|stammers?|gulps?|snorts?|hums?|whistles?|applause|music|silence|static|thunder|footsteps|both|beat|pause|on|over|into|to|in|from|with|off)$/i;

/** Whether what stands in brackets is a sound or a manner, “[sighs]”, “[over radio]”, and no name. */
export const isSound = (text: string): boolean =>
  text
    .trim()
    .split(/\s+/)
    .some((word) => sounds.test(word));

/**
 * A speaker's name as it is kept: “HOPPER (V.O.)” → “Hopper”. Capitals become a name one would write; mixed case is left.
 */
export function speakerName(raw: string): string {
  const bare = raw
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,"“-]+|[\s:,"”-]+$/g, '');
  return inTitleCase(bare);
}
