import type { ChosenFile } from '../../shared/contract/data';
import type { ChosenSource } from '../../shared/contract/datasets';
import type { CommandOutput, StreamItem } from '../../shared/contract/index';
import type { Result } from '../../shared/errors/result';
import type { Notification } from '../../shared/model/notification';
import type { Settings } from '../../shared/model/settings';

/** What handlers need of the desktop: dialogs, the files chosen in them, the clipboard, settings, and the app itself. */
export interface Desktop {
  /** Asks for files; an empty list when the dialog was cancelled. */
  chooseFiles(request: {
    title: string;
    extensions: readonly string[];
    multiple: boolean;
  }): Promise<readonly ChosenFile[]>;
  /** Asks for transcripts, or for a folder of them; an empty list when the dialog was cancelled. */
  chooseSources(kind: 'files' | 'folder'): Promise<readonly ChosenSource[]>;
  /** Asks for what is to be uploaded: any files, or a folder; an empty list when the dialog was cancelled. */
  chooseUploads(kind: 'files' | 'folder'): Promise<readonly ChosenSource[]>;
  /** Tokens for files and folders that were dropped on the window. */
  rememberDropped(paths: readonly string[]): Promise<readonly ChosenSource[]>;
  /** The path behind a token handed out by `chooseFiles`; null for a token of another session. */
  pathOf(token: string): string | null;
  /** Where to save a file; null when the dialog was cancelled. */
  chooseSavePath(fileName: string): Promise<string | null>;
  /** A folder to save files in; null when the dialog was cancelled. */
  chooseSaveFolder(): Promise<string | null>;
  copyText(text: string): void;
  /** As they are in force. */
  settings(): Settings;
  /** Resolves when they are on the disk and in force. */
  saveSettings(settings: Settings): Promise<Result<Settings>>;
  /** Shows it in the system, unless the window of this page is in front or the person does not want that. */
  announce(notification: Notification, page: number): void;
  /** What the menu and clicked notifications ask of this page. */
  asks(page: number, signal: AbortSignal): AsyncIterable<StreamItem<'settings.asks'>>;
  /** Opens the workspace's window, or brings it to the front. */
  openWorkspace(workspaceId: string): void;
  closeWorkspace(workspaceId: string): void;
  /** Opens a sign-in page in the system's browser; refused unless it is https, or http on this machine. */
  openPage(address: string): Promise<Result<Record<string, never>>>;
  openDataFolder(): Promise<Result<Record<string, never>>>;
  about(): Promise<Result<CommandOutput<'about.show'>>>;
  licence(name: string, version: string): Promise<Result<{ readonly text: string }>>;
}
