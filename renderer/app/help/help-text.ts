import type { ShortcutId } from '../../../shared/model/shortcuts';

/** The help of one screen. */
export interface HelpText {
  /** What the screen is for, in two or three sentences. */
  readonly about: string;
  /** What can be done here. */
  readonly can: readonly string[];
  /** Words this screen uses. */
  readonly words: readonly { readonly word: string; readonly meaning: string }[];
  /** The same from a terminal. */
  readonly commands: readonly string[];
  /** Shortcuts that help here, beside those that help everywhere. */
  readonly keys: readonly ShortcutId[];
}
