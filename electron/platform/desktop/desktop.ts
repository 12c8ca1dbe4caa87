import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { ChosenFile } from '../../../shared/contract/data';
import type { ChosenSource } from '../../../shared/contract/datasets';
import { CodedError } from '../../../shared/errors/coded-error';
import { fileFailure } from '../node/file-failure';
import { createChosenFiles } from './chosen-files';

/**
 * Dialogs, chosen files and the clipboard for the handlers of the door.
 * @param parent the window dialogs belong to; null while there is none
 */
export function createDesktop(parent: () => BrowserWindow | null) {
  const chosen = createChosenFiles();

  const describe = async (path: string): Promise<ChosenFile> => {
    try {
      return { token: chosen.remember(path), name: basename(path), bytes: (await stat(path)).size };
    } catch (error) {
      throw new CodedError(fileFailure(error, path, 'read'));
    }
  };

  const describeSource = async (path: string): Promise<ChosenSource> => {
    try {
      const found = await stat(path);
      const kind = found.isDirectory() ? 'folder' : 'file';
      return { token: chosen.remember(path), name: basename(path), kind, bytes: kind === 'file' ? found.size : null };
    } catch (error) {
      throw new CodedError(fileFailure(error, path, 'read'));
    }
  };

  return {
    async chooseSources(kind: 'files' | 'folder') {
      const options: OpenDialogOptions =
        kind === 'folder'
          ? { title: 'Folder with transcripts', properties: ['openDirectory'] }
          : {
              title: 'Transcripts',
              properties: ['openFile', 'multiSelections'],
              filters: [
                { name: 'Transcripts', extensions: ['srt', 'vtt', 'txt', 'csv', 'jsonl', 'fountain'] },
                { name: 'All files', extensions: ['*'] },
              ],
            };
      const window = parent();
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options));
      return canceled ? [] : Promise.all(filePaths.map(describeSource));
    },

    async chooseUploads(kind: 'files' | 'folder') {
      const options: OpenDialogOptions =
        kind === 'folder'
          ? { title: 'Folder to upload', buttonLabel: 'Upload', properties: ['openDirectory'] }
          : { title: 'Files to upload', buttonLabel: 'Upload', properties: ['openFile', 'multiSelections'] };
      const window = parent();
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options));
      return canceled ? [] : Promise.all(filePaths.map(describeSource));
    },

    async chooseSaveFolder() {
      const options: OpenDialogOptions = {
        title: 'Folder to download to',
        buttonLabel: 'Download here',
        defaultPath: app.getPath('downloads'),
        properties: ['openDirectory', 'createDirectory'],
      };
      const window = parent();
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options));
      return canceled ? null : (filePaths[0] ?? null);
    },

    rememberDropped: (paths: readonly string[]) => Promise.all(paths.map(describeSource)),

    async chooseFiles(request: { title: string; extensions: readonly string[]; multiple: boolean }) {
      const options: OpenDialogOptions = {
        title: request.title,
        properties: request.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
        filters:
          request.extensions.length > 0
            ? [{ name: request.extensions.join(', '), extensions: request.extensions.map((dotted) => dotted.slice(1)) }]
            : [],
      };
      const window = parent();
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options));
      return canceled ? [] : Promise.all(filePaths.map(describe));
    },

    pathOf: chosen.pathOf,

    async chooseSavePath(fileName: string) {
      // The name comes from an object's key: only its last part may name a file, and no separator survives.
      const safe = basename(fileName.replaceAll('\\', '/')) || 'download';
      const options: SaveDialogOptions = { defaultPath: join(app.getPath('downloads'), safe) };
      const window = parent();
      const { canceled, filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options));
      return canceled || !filePath ? null : filePath;
    },

    copyText: (text: string) => clipboard.writeText(text),
  };
}
