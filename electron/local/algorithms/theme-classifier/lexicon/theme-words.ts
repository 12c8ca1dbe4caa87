/**
 * Words and phrases of one theme by how surely one of them makes a line carry it. Separated by commas; in their base form
 * (forms.ts finds "hoping" under "hope"), small letters, contractions written out ("do not", "i am"). Written for this project.
 */
export interface ThemeWords {
  /** Says it outright. */
  readonly strong: string;
  /** Usually says it. */
  readonly clear: string;
  /** Fits it, and much else too: counts only beside others. */
  readonly faint: string;
}
