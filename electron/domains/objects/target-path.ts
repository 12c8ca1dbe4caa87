/** Names Windows keeps for devices, whatever extension they have. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: no file system shows them, and some refuse them.
const refused = /[\\:*?"<>|\u0000-\u001f]/;

/**
 * Path below a folder, with slashes, of the file an object becomes: below one of `prefixes` it begins with that
 * folder's own name, else it is the last part of the key. Null when the key would lead elsewhere or is no name.
 */
export function targetPath(key: string, prefixes: readonly string[]): string | null {
  const within = prefixes.find((prefix) => key.startsWith(prefix));
  // From the folder's own name on.
  const from = within === undefined ? key.lastIndexOf('/') + 1 : within.lastIndexOf('/', within.length - 2) + 1;
  const path = key.slice(from);
  const named = path
    .split('/')
    .every(
      (part) => !['', '.', '..'].includes(part) && !refused.test(part) && !devices.test(part) && !/[. ]$/.test(part),
    );
  return named ? path : null;
}
