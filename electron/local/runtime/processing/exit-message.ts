import { readStart } from '../output/read-start';

/** ExitMessage holds the first KiB of the file (developer guide, "Save and Access Metadata Information About Your Processing Job"). */
const limit = 1024;

/** What a program left in output/message; `null` when it left nothing, `notText` when it is not UTF-8. */
export async function readExitMessage(file: string): Promise<string | null | { readonly kind: 'notText' }> {
  const bytes = await readStart(file, limit);
  if (bytes.length === 0) return null;
  try {
    // A character cut in two by the limit is left out, as part of a longer message.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length === limit });
    // Stored as text, a message would end at its first NUL.
    return text.replaceAll('\0', '\u2400');
  } catch {
    return { kind: 'notText' };
  }
}
