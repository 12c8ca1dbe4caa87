import type { ChosenSource, TranscriptSource } from '../../../../shared/contract/datasets';
import type { CommandOutput } from '../../../../shared/contract/index';
import { datasetNameSchema } from '../../../../shared/model/dataset/dataset';
import { type PreparationOptions, preparationOptionsSchema } from '../../../../shared/model/dataset/preparation';

export type Previews = CommandOutput<'datasets.preview'>;

/** What is imported: chosen or dropped things, or the sample. */
export type Choice =
  | { readonly kind: 'none' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'files'; readonly sources: readonly ChosenSource[] };

/** Names of the sources mapped by hand: what was typed; empty means as the source says. */
export type Typed = Readonly<Record<string, string>>;

/** Fields hold what was typed, sense or not. */
export interface ImportDraft {
  readonly name: string;
  readonly speakers: Typed;
  readonly locations: Typed;
  readonly episodes: Typed;
  /** Percent. */
  readonly validation: string;
  readonly test: string;
  readonly gap: string;
}

export const emptyDraft: ImportDraft = {
  name: '',
  speakers: {},
  locations: {},
  episodes: {},
  validation: '15',
  test: '0',
  gap: '20',
};

/** Typed for a name whose lines are to be left out. */
export const leaveOut = '-';

/** The choice as the contract names it; null while there is none. */
export function toSource(choice: Choice): TranscriptSource | null {
  if (choice.kind === 'none') return null;
  if (choice.kind === 'sample') return choice;
  return { kind: 'files', tokens: choice.sources.map(({ token }) => token) };
}

/** Adds what was chosen now; the same thing chosen twice is there once. */
export function addSources(choice: Choice, more: readonly ChosenSource[]): Choice {
  const held = choice.kind === 'files' ? choice.sources : [];
  const fresh = more.filter(({ token }) => held.every((one) => one.token !== token));
  return { kind: 'files', sources: [...held, ...fresh] };
}

export function removeSource(choice: Choice, token: string): Choice {
  if (choice.kind !== 'files') return { kind: 'none' };
  const sources = choice.sources.filter((one) => one.token !== token);
  return sources.length === 0 ? { kind: 'none' } : { kind: 'files', sources };
}

/** A name for the data set after what was chosen. */
export function suggestName(choice: Choice, sampleName: string | null): string {
  const from = choice.kind === 'files' ? (choice.sources[0]?.name.replace(/\.[^.]+$/, '') ?? '') : (sampleName ?? '');
  const name = from
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return name || 'transcripts';
}

/** The options the draft stands for; null with a sentence for each field that is none. */
export function toOptions(draft: ImportDraft): {
  readonly options: PreparationOptions | null;
  readonly problems: Readonly<Partial<Record<keyof ImportDraft, string>>>;
} {
  const problems: Partial<Record<keyof ImportDraft, string>> = {};
  if (!datasetNameSchema.safeParse(draft.name).success)
    problems.name = 'Small letters, digits and inner hyphens, at most 40.';
  const share = (field: 'validation' | 'test'): number => {
    const percent = Number(draft[field]);
    if (draft[field].trim() === '' || !(percent >= 0 && percent <= 50)) problems[field] = 'From 0 to 50 percent.';
    return percent / 100;
  };
  const gap = Number(draft.gap);
  if (!(gap >= 1 && gap <= 600)) problems.gap = 'From 1 to 600 seconds.';
  const parsed = preparationOptionsSchema.safeParse({
    speakers: mapping(draft.speakers),
    locations: mapping(draft.locations),
    episodes: mapping(draft.episodes),
    validationShare: share('validation'),
    testShare: share('test'),
    sceneGapSeconds: gap,
  });
  const fine = parsed.success && Object.keys(problems).length === 0;
  return { options: fine ? parsed.data : null, problems };
}

function mapping(typed: Typed): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([from, to]) => {
      const name = to.trim();
      if (name === '') return [];
      return [[from, name === leaveOut ? null : name]];
    }),
  );
}

/** What of the options changes how the files are read, as a text to compare; shares and name do not. */
export function readingKey({ episodes, locations, sceneGapSeconds, speakers }: PreparationOptions): string {
  return JSON.stringify({ speakers, locations, episodes, sceneGapSeconds });
}

/** The key of the options somebody begins with. */
export const plainReading = JSON.stringify({ speakers: {}, locations: {}, episodes: {}, sceneGapSeconds: 20 });

/** The same names of several files together, the most frequent first. */
export function sumNames(
  previews: Previews,
  of: 'speakers' | 'headings',
): readonly { readonly name: string; readonly count: number }[] {
  return summed(previews.flatMap((preview) => preview[of]));
}

function summed(names: Previews[number]['speakers']): Previews[number]['speakers'] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { count, name } of names) {
    const held = counts.get(name.toLowerCase());
    if (held) held.count += count;
    else counts.set(name.toLowerCase(), { name, count });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** A transcript the person leaves out as a whole. */
export function isLeftOut({ episode, format }: Previews[number]): boolean {
  return format !== null && episode === null;
}

/** What a mapping does, in the lines that were looked at: `plain` without it, `mapped` with it. */
export function effectOf(plain: Previews, mapped: Previews) {
  const named = (previews: Previews, of: 'speakers' | 'locations') =>
    summed(previews.flatMap(({ named }) => named[of]));
  const linesOf = (file: string): number => plain.find((one) => one.file === file)?.records ?? 0;
  const leftOut = mapped.reduce((sum, one) => sum + (isLeftOut(one) ? linesOf(one.file) : one.unwanted), 0);
  return {
    lines: mapped.reduce((sum, { records }) => sum + records, 0) + leftOut,
    leftOut,
    speakers: { before: named(plain, 'speakers').length, after: named(mapped, 'speakers') },
    places: { before: named(plain, 'locations').length, after: named(mapped, 'locations') },
  };
}
