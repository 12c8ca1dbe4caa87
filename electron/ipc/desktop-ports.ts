import type { ChosenFile } from '../../shared/contract/data';

/** What handlers need of the desktop: dialogs, the files chosen in them, and the clipboard. */
export interface Desktop {
  /** Asks for files; an empty list when the dialog was cancelled. */
  chooseFiles(request: {
    title: string;
    extensions: readonly string[];
    multiple: boolean;
  }): Promise<readonly ChosenFile[]>;
  /** The path behind a token handed out by `chooseFiles`; null for a token of another session. */
  pathOf(token: string): string | null;
  /** Where to save a file; null when the dialog was cancelled. */
  chooseSavePath(fileName: string): Promise<string | null>;
  copyText(text: string): void;
}
