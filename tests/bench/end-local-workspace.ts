import { execFile } from 'node:child_process';

/** The app leaves its local workspace running on purpose; a bench must not. */
export async function endLocalWorkspace(home: string): Promise<void> {
  await new Promise<void>((done) => {
    const environment = { ...process.env, UPSIDE_HOME: home };
    execFile(process.execPath, ['out/node/cli.js', 'local', 'stop'], { env: environment }, () => done());
  });
}
