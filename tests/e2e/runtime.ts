import { findRuntime } from '../../electron/launch.mjs';

let found: ReturnType<typeof findRuntime> | null = null;

/** The runtime `npm start` would find, looked for once: each look asks Electron's server whether it can be reached. */
export function testRuntime(): ReturnType<typeof findRuntime> {
  found ??= findRuntime(() => undefined);
  return found;
}
