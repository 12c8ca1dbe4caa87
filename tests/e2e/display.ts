import { type ChildProcess, spawn } from 'node:child_process';

let server: ChildProcess | null = null;

/**
 * A display for windows: the one there is, else a virtual one of its own that lives as long as this
 * process. Resolves to the value for DISPLAY; undefined where windows need none.
 */
export async function ensureDisplay(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return process.env.DISPLAY;
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  server = child;
  process.once('exit', () => server?.kill());
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', () => reject(new Error('There is no display, and Xvfb is not installed.')));
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    child.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  child.unref();
  process.env.DISPLAY = `:${number}`;
  return process.env.DISPLAY;
}
