import { z } from 'zod';

/** How much of a conversation a persona is reminded of. */
export const personaMemorySchema = z
  .object({
    /** Newest turns, questions and answers, that are sent along with a question, the question included. */
    turns: z.number().int().min(1).max(40),
  })
  .readonly();

/** How freely a language model speaks as the persona; endpoints that cannot vary their answers ignore it. */
export const personaSamplingSchema = z
  .object({ temperature: z.number().min(0).max(2), topP: z.number().gt(0).max(1) })
  .readonly();

const presetFields = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** As the speaker is called in transcripts, so that a trained character of that name finds its preset. */
  name: z.string().min(1).max(80),
  summary: z.string().min(1).max(200),
  /** Voice, knowledge and limits, told to the endpoint as system message. */
  prompt: z.string().min(1).max(4_000),
  memory: personaMemorySchema,
  sampling: personaSamplingSchema,
  /** What one might begin a conversation with. */
  questions: z.array(z.string().min(1).max(200)).min(1).max(6).readonly(),
};

/** A character described in words of our own, to talk to on an endpoint that takes a system message. */
export const personaPresetSchema = z.object({ ...presetFields, series: z.string().min(1) }).readonly();
export type PersonaPreset = z.infer<typeof personaPresetSchema>;

/** A file of resources/recipes/personas: the cast of a series and what holds for all of it. */
const personaFileSchema = z.object({
  series: z.string().min(1),
  /** Goes below every prompt of the file. */
  rules: z.string().min(1).max(4_000),
  personas: z.array(z.object(presetFields)).min(1),
});

/** The presets of one such file, each with its whole prompt. Throws ZodError when it is none. */
export function personaPresets(file: unknown): readonly PersonaPreset[] {
  const { personas, rules, series } = personaFileSchema.parse(file);
  return personas.map((persona) => ({ ...persona, series, prompt: `${persona.prompt}\n\n${rules}` }));
}

/** The persona a conversation is led with. */
export function personaOf({ memory, name, prompt, sampling }: PersonaPreset) {
  return { kind: 'custom', name, systemPrompt: prompt, memory, sampling } as const;
}

/** The preset of a speaker of that name, without regard to case; null when nobody is called that. */
export function presetNamed(presets: readonly PersonaPreset[], name: string): PersonaPreset | null {
  const wanted = name.trim().toLowerCase();
  return presets.find((preset) => preset.name.toLowerCase() === wanted) ?? null;
}
