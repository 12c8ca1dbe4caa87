import type { CommandInput } from '../../../shared/contract/index';
import type { AwsProfile } from '../../../shared/model/aws-profile';
import {
  type WorkspaceEntry,
  workspaceColours,
  workspaceEntrySchema,
  workspaceOfProfile,
} from '../../../shared/model/workspace-entry';

export type Wish = CommandInput<'workspaces.add'>;

/** The form for another workspace. */
export interface AddForm {
  readonly profile: string | null;
  readonly region: string;
  /** Null while it follows the profile. */
  readonly name: string | null;
  /** Null while it follows what is free, and production. */
  readonly colour: WorkspaceEntry['colour'] | null;
  readonly production: boolean;
}

export const emptyForm: AddForm = { profile: null, region: '', name: null, colour: null, production: false };

/** Names that are production more often than not; a person decides. */
const production = /(^|[-_.])(prod|production|live)($|[-_.])/i;

/** A profile was chosen: its region, and whether its name says production, are taken over. */
export function withProfile(form: AddForm, { name, region }: AwsProfile): AddForm {
  return { ...form, profile: name, region: region ?? form.region, production: production.test(name) };
}

/** Form → what would be added: what the person left open is filled in. */
export function wishOf(form: AddForm, entries: readonly WorkspaceEntry[]): Wish {
  return {
    profile: form.profile ?? '',
    region: form.region.trim(),
    name: form.name ?? form.profile ?? '',
    colour: form.colour ?? (form.production ? 'red' : freeColour(entries)),
    production: form.production,
  };
}

/** The first colour no other workspace carries; red is kept for production as long as there are others. */
function freeColour(entries: readonly WorkspaceEntry[]): WorkspaceEntry['colour'] {
  const taken = new Set(entries.map(({ colour }) => colour));
  const order = [...workspaceColours.filter((colour) => colour !== 'red' && colour !== 'teal'), 'teal', 'red'] as const;
  return order.find((colour) => !taken.has(colour)) ?? 'blue';
}

const fields = workspaceEntrySchema.unwrap();
export type Problems = Readonly<Partial<Record<'profile' | 'region' | 'name', string>>>;

/** What keeps the form from being sent, by field. */
export function addProblems(wish: Wish, entries: readonly WorkspaceEntry[]): Problems {
  const region = fields.shape.region.safeParse(wish.region);
  const name = fields.shape.name.safeParse(wish.name);
  const same = workspaceOfProfile(entries, wish);
  return {
    ...(wish.profile === '' && { profile: 'Choose a profile.' }),
    ...(!region.success && { region: region.error.issues[0]?.message ?? 'Choose a region.' }),
    ...(region.success && same && { region: `${same.name} is this profile in this region already.` }),
    ...(!name.success && { name: name.error.issues[0]?.message ?? 'Give the workspace a name.' }),
  };
}
