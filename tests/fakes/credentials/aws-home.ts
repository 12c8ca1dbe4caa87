import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface AwsHome {
  readonly home: string;
  readonly config: string;
  readonly credentials: string;
  /** Writes `~/.aws/config`. */
  writeConfig(text: string): Promise<void>;
  writeCredentials(text: string): Promise<void>;
  remove(): Promise<void>;
}

/** A home folder of its own, without `~/.aws` until something is written there. */
export async function makeAwsHome(): Promise<AwsHome> {
  const home = await mkdtemp(join(tmpdir(), 'upside-aws-home-'));
  const config = join(home, '.aws', 'config');
  const credentials = join(home, '.aws', 'credentials');
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(home, '.aws'), { recursive: true });
    await writeFile(path, text, { mode: 0o600 });
  };
  return {
    home,
    config,
    credentials,
    writeConfig: (text) => write(config, text),
    writeCredentials: (text) => write(credentials, text),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
