import { z } from 'zod';

/** The eight themes of the original project. */
export const themeNames = ['Hope', 'Despair', 'Trust', 'Isolation', 'Rebellion', 'Danger', 'Love', 'Guilt'] as const;
export const themeNameSchema = z.enum(themeNames);
export type ThemeName = z.infer<typeof themeNameSchema>;

/** Score of each theme, 0 to 1, in the order of `themeNames`: the share of lines that carry it, weighted by how strongly. */
const themeScoresSchema = z.array(z.number().min(0).max(1)).length(themeNames.length).readonly();
export type ThemeScores = z.infer<typeof themeScoresSchema>;

const group = { records: z.number().int().nonnegative(), scores: themeScoresSchema };

/** `themes.json` as `theme-classifier` writes it. */
export const themesReportSchema = z
  .object({
    version: z.literal(1),
    records: z.number().int().nonnegative(),
    overall: themeScoresSchema,
    /** In the order of the story. */
    episodes: z.array(z.object({ episode: z.string(), ...group }).readonly()).readonly(),
    scenes: z
      .array(
        z
          .object({
            scene: z.string(),
            episode: z.string(),
            title: z.string().nullable(),
            location: z.string().nullable(),
            ...group,
          })
          .readonly(),
      )
      .readonly(),
    /** Those with the most lines first. */
    speakers: z.array(z.object({ speaker: z.string(), ...group }).readonly()).readonly(),
  })
  .readonly();
export type ThemesReport = z.infer<typeof themesReportSchema>;

/** A line of `themes.jsonl`: a record that carries a theme, and the words that say so. Records without any are left out. */
export const themedLineSchema = z
  .object({
    /** Id of the dialogue record. */
    id: z.string(),
    scores: themeScoresSchema,
    /** The words that caused the scores as they stand in the line; a negated word lowers a theme. */
    words: z.array(z.object({ word: z.string(), theme: themeNameSchema, weight: z.number() }).readonly()).readonly(),
  })
  .readonly();
export type ThemedLine = z.infer<typeof themedLineSchema>;
