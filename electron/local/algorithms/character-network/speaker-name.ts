/** A speaker as a source names it, taken apart. */
export interface SpeakerName {
  /** As it stands in the records. */
  readonly raw: string;
  /** Small letters, without remarks in brackets: the same name however it is written. */
  readonly key: string;
  /** What is left without titles, in small letters: ["jim", "hopper"]. A role such as "Doctor" keeps its word. */
  readonly core: readonly string[];
  /** A courtesy title before a single name, which tells members of a family apart. */
  readonly courtesy: string | null;
  /** Nothing but titles: a role, which anybody may have. */
  readonly role: boolean;
}

/** Titles that several of a family share: "Mrs. Byers" may be anybody called Byers. */
const courtesyTitles = words(
  'mr mister mrs missus ms miss sir madam maam mme lord lady aunt auntie uncle grandma grandpa granny father mother brother sister mom dad',
);
/** Titles that belong to one person of a name. */
const rankTitles = words(
  'dr doctor chief sheriff officer deputy sergeant sgt captain capt lieutenant lt colonel col major general gen private corporal professor prof coach principal mayor president senator governor judge detective agent nurse reverend rev pastor king queen prince princess director old young little big',
);
const suffixes = words('jr sr ii iii iv phd md');

/** Who speaks for many, or for nobody in particular. */
const collective = words('all both everyone everybody together unknown unidentified various crowd others group');

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** @returns null for a name without letters and for those that name nobody ("All"). */
export function speakerName(raw: string): SpeakerName | null {
  const plain = raw
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .normalize('NFKC')
    .toLowerCase();
  const parts = plain.match(/[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu) ?? [];
  if (parts.length === 0 || (parts.length === 1 && collective.has(parts[0] as string))) return null;
  const key = parts.join(' ').replaceAll('’', "'");
  const core = key.split(' ');
  let courtesy: string | null = null;
  while (core.length > 1 && (courtesyTitles.has(core[0] as string) || rankTitles.has(core[0] as string))) {
    const title = core.shift() as string;
    if (courtesyTitles.has(title)) courtesy = title;
  }
  while (core.length > 1 && suffixes.has(core.at(-1) as string)) core.pop();
  const [only] = core;
  const role = core.length === 1 && only !== undefined && (courtesyTitles.has(only) || rankTitles.has(only));
  return { raw, key, core, courtesy: core.length === 1 ? courtesy : null, role };
}

/** The names of a joint speaker ("Mike and Dustin", "Joyce/Hopper"); null for a single one. */
export function jointNames(raw: string): readonly string[] | null {
  const parts = raw
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .split(/\s*[/&+,]\s*|\s+and\s+/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 ? parts : null;
}
