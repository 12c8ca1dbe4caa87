import type { CommandOutput } from '../../../shared/contract/index';
import type { Persona } from '../../../shared/model/conversation';

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

export function personaValue(persona: Persona): string {
  return persona.kind === 'character' ? `character/${persona.name}` : ownValue;
}

/** What can be chosen: the characters, the present one if the endpoint has no list, and a persona of one's own. */
export function personaOptions(persona: Persona | null, characters: Characters) {
  const known = (characters ?? []).map(({ lines, name }) => ({
    value: `character/${name}`,
    label: name,
    ...(lines !== null && { description: `${lines} lines` }),
  }));
  const own = persona?.kind === 'custom' ? persona.name : 'A persona of my own';
  return [...known, { value: ownValue, label: own, description: 'Described by a system prompt' }];
}

/** The persona behind a chosen value. */
export function chosenPersona(value: string, present: Persona | null): Persona {
  if (value === ownValue) return present?.kind === 'custom' ? present : nobody;
  return { kind: 'character', name: value.slice('character/'.length) };
}
