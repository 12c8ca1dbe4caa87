import type { ObjectPage, ObjectSelection } from '../../../shared/model/bucket-objects';

/** A row of a folder: a folder in it, or an object. */
export interface Entry {
  /** The whole key or prefix. */
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly isFolder: boolean;
  /** Null for a folder, whose size nobody counts before it is asked for. */
  readonly bytes: number | null;
  readonly modifiedAt: number | null;
}

const kinds: Readonly<Record<string, string>> = {
  json: 'JSON',
  jsonl: 'JSON Lines',
  csv: 'Table',
  txt: 'Text',
  srt: 'Subtitles',
  vtt: 'Subtitles',
  png: 'Image',
  jpg: 'Image',
  jpeg: 'Image',
  gif: 'Image',
  webp: 'Image',
  svg: 'Text',
  gz: 'Archive',
  zip: 'Archive',
  graphml: 'Graph',
};

/** Rows of a folder: folders first, then objects, without the marker of the folder itself. */
export function entriesOf(
  { objects, prefixes }: Pick<ObjectPage, 'objects' | 'prefixes'>,
  prefix: string,
): readonly Entry[] {
  const folders = prefixes.map((key) => ({
    key,
    name: key.slice(prefix.length),
    kind: 'Folder',
    isFolder: true,
    bytes: null,
    modifiedAt: null,
  }));
  const files = objects
    .filter(({ key }) => key !== prefix)
    .map(({ bytes, key, modifiedAt }) => {
      const name = key.slice(prefix.length);
      const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
      const kind = kinds[extension] ?? (extension === '' ? 'Object' : extension.toUpperCase());
      return { key, name, kind, isFolder: false, bytes, modifiedAt };
    });
  return [...folders, ...files];
}

/** Rows as the selection commands take. */
export function selectionOf(bucket: string, entries: readonly Entry[]): ObjectSelection {
  return {
    bucket,
    keys: entries.filter(({ isFolder }) => !isFolder).map(({ key }) => key),
    prefixes: entries.filter(({ isFolder }) => isFolder).map(({ key }) => key),
  };
}
