import { spawn } from 'node:child_process';

let made: Promise<string> | null = null;

/** Windows have a display here, or need none. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** A display for windows: the one there is, else a virtual one of its own that lives as long as this process. */
export async function ensureDisplay(): Promise<void> {
  if (hasDisplay()) return;
  made ??= startDisplay();
  process.env.DISPLAY = await made;
}

async function startDisplay(): Promise<string> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => child.kill());
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', () => reject(new Error('There is no display, and Xvfb is not installed.')));
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    child.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  child.unref();
  return `:${number}`;
}
