/**
 * What a list shows of an image: `upside.local/prepare-dialogue:1` is prepare-dialogue, since a
 * registry's host says little; an image of one's own keeps its tag.
 */
export function programName(image: string): string {
  const last = image.split('/').at(-1) ?? image;
  return image.startsWith('upside.local/') ? last.replace(/:[^:]*$/, '') : last;
}
