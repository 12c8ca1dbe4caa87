import type { ElectronApplication } from '@playwright/test';

/** From now on whoever asks for files or a folder is given this, as if a person had chosen it in the system's dialog. */
export async function choosing(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}
