/** A scene heading as it stands in the source and the place it names, null where it names none. */
export interface Heading {
  readonly title: string;
  readonly place: string | null;
}

const times =
  'DAY|NIGHT|MORNING|LATE MORNING|EARLY MORNING|AFTERNOON|LATE AFTERNOON|EVENING|LATE EVENING|DUSK|DAWN|NOON|MIDDAY|MIDNIGHT|SUNRISE|SUNSET|TWILIGHT|LATER|MOMENTS LATER|CONTINUOUS|SAME|SAME TIME|MAGIC HOUR|PRESENT|FLASHBACK|DREAM';
const timeOfDay = new RegExp(
  String.raw`^(?:(?:THE )?(?:NEXT|SAME|LATE|EARLY|THAT|FOLLOWING|SATURDAY|SUNDAY|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY) )?(?:${times})(?: \(?[^)]*\)?)?$|^\d{1,2}(?::\d\d)? ?[AP]\.?M\.?$|^(?:\w+ )?\d+ ?(?:MINUTES|HOURS|DAYS|WEEKS|YEARS) (?:LATER|EARLIER)$`,
  'i',
);
const inOrOut = /^\s*(?:\d+[A-Z]?[.)]?\s+)?(?:INT|EXT|EST|I\/E)(?:\s*\.?\s*\/\s*(?:INT|EXT))?(?:\.|:|\s)\s*/i;
const numbered = /^\s*SCENE\s+(?:\d+[A-Z]?|[IVXLC]+|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)\b\s*[-–—:.]*\s*/i;
const dash = /\s+[-–—]+\s+|\s*[–—]\s*/;

/** Longer lines are prose that happens to begin like a heading. */
const MAX_HEADING = 160;

/**
 * Reads “INT. DINER - NIGHT”, “SCENE 3 - DINER”, “SCENE 3” and “[DINER - NIGHT]”; null when the line is no heading.
 * A line in brackets needs the time of day or INT./EXT., since directions stand in brackets too.
 */
export function parseHeading(line: string): Heading | null {
  const title = line.trim();
  if (title.length < 5 || title.length > MAX_HEADING) return null;
  const bracketed = /^\[([^[\]]+)\]$/.exec(title)?.[1];
  const inner = (bracketed ?? title).trim();
  if (inOrOut.test(inner) && !/^(?:int|ext|est)\b/.test(inner))
    return { title, place: placeOf(inner.replace(inOrOut, '')) };
  if (numbered.test(inner)) {
    const rest = inner.replace(numbered, '').replace(inOrOut, '');
    // “Scene 3: She knows it.” is told, not headed.
    if (/[.!?]$/.test(rest) && !/^[^a-z]*$/.test(rest)) return null;
    return { title, place: rest === '' ? null : placeOf(rest) };
  }
  if (bracketed === undefined) return null;
  const parts = inner.split(dash);
  return parts.length > 1 && timeOfDay.test((parts.at(-1) ?? '').trim()) ? { title, place: placeOf(inner) } : null;
}

/** “DINER - KITCHEN - NIGHT” → “Diner”: the place itself, so that its rooms are learnt as one. */
function placeOf(text: string): string | null {
  const [first = ''] = text
    .split(dash)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !timeOfDay.test(part));
  const place = first.replace(/\s*\((?:[^()]*)\)\s*$/, '').replace(/[.,:;]+$/, '');
  return place === '' ? null : inTitleCase(place);
}

/** Names in capitals (or none) as one writes them; a name in mixed case is left as it is. */
export function inTitleCase(name: string): string {
  const tidy = name.replace(/\s+/g, ' ').trim();
  const upper = tidy.toUpperCase();
  if (tidy !== upper && tidy !== tidy.toLowerCase()) return tidy;
  return upper
    .toLowerCase()
    .replace(/(^|[\s\-/&."“(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(
      /(^|\s)(Mc|O[’'])(\p{Ll})/gu,
      (_, space: string, start: string, letter: string) => space + start + letter.toUpperCase(),
    )
    .replace(/ (Of|The|And|In|On|At|A|An|To|By|For)(?= )/g, (word) => word.toLowerCase());
}
