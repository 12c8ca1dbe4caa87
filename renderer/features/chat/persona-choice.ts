import type { CommandOutput } from '../../../shared/contract/index';
import type { Persona } from '../../../shared/model/conversation';
import { type PersonaPreset, personaOf } from '../../../shared/model/persona';

type Characters = CommandOutput<'chat.personas'>['value'];

/** Nobody in particular: what an endpoint without characters is talked to as. */
export const nobody: Persona = { kind: 'custom', name: 'Assistant', systemPrompt: '' };

/** Value of the choice for a persona of one's own; no character is called that, for it has a slash. */
export const ownValue = 'own/';

/**
 * Who answers, once it is known which characters the endpoint offers (null: none, it takes any persona). A choice that
 * still makes sense stays.
 */
export function settledPersona(persona: Persona | null, characters: Characters): Persona {
  const [first] = characters ?? [];
  if (first === undefined) return persona?.kind === 'custom' ? persona : nobody;
  const fallback: Persona = { kind: 'character', name: first.name };
  if (persona === null) return fallback;
  if (persona.kind === 'custom') return persona;
  return characters?.some(({ name }) => name === persona.name) ? persona : fallback;
}

const presetPrefix = 'preset/';

interface PersonaOption {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export function personaValue(persona: Persona, presets: readonly PersonaPreset[]): string {
  if (persona.kind === 'character') return `character/${persona.name}`;
  const preset = presets.find(({ name, prompt }) => name === persona.name && prompt === persona.systemPrompt);
  return preset === undefined ? ownValue : `${presetPrefix}${preset.id}`;
}

/**
 * What can be chosen: the characters of the endpoint, a persona of one's own, and, where there are no characters, the
 * presets by series: an endpoint that answers with lines of its characters follows no description.
 */
export function personaOptions(
  persona: Persona | null,
  characters: Characters,
  presets: readonly PersonaPreset[],
): readonly (PersonaOption | { readonly label: string; readonly options: readonly PersonaOption[] })[] {
  const known = (characters ?? []).map(({ lines, name }) => ({
    value: `character/${name}`,
    label: name,
    ...(lines !== null && { description: `${lines} lines` }),
  }));
  const isOwn = persona !== null && personaValue(persona, presets) === ownValue;
  const own = {
    value: ownValue,
    label: isOwn ? persona.name : 'A persona of my own',
    description: 'Described by a system prompt',
  };
  const series = known.length > 0 ? [] : [...new Set(presets.map((preset) => preset.series))];
  const groups = series.map((label) => ({
    label,
    options: presets
      .filter((preset) => preset.series === label)
      .map(({ id, name, summary }) => ({ value: `${presetPrefix}${id}`, label: name, description: summary })),
  }));
  return [...known, own, ...groups];
}

/** The persona behind a chosen value. */
export function chosenPersona(value: string, present: Persona | null, presets: readonly PersonaPreset[]): Persona {
  const preset = presets.find(({ id }) => value === `${presetPrefix}${id}`);
  if (preset !== undefined) return personaOf(preset);
  if (value === ownValue || value.startsWith(presetPrefix)) return present?.kind === 'custom' ? present : nobody;
  return { kind: 'character', name: value.slice('character/'.length) };
}
