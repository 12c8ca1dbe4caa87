/** Bytes at an offset that give away what a file is. */
interface Magic {
  readonly at: number;
  readonly bytes: readonly number[];
  readonly what: string;
}

const ascii = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));
const magic = (bytes: readonly number[], what: string, at = 0): Magic => ({ at, bytes, what });

/** Nothing is ever unpacked here: a small archive can hold more than any disk does. */
const archive = 'Unpack it and import the files in it.';

const KNOWN: readonly Magic[] = [
  magic([0x1f, 0x8b], `gzip-compressed. ${archive}`),
  magic([0x50, 0x4b, 0x03, 0x04], `a ZIP archive (or a Word or Excel file). ${archive} Save a document as plain text.`),
  magic([0x50, 0x4b, 0x05, 0x06], 'an empty ZIP archive.'),
  magic(ascii('BZh'), `bzip2-compressed. ${archive}`),
  magic([0xfd, ...ascii('7zXZ')], `xz-compressed. ${archive}`),
  magic([0x28, 0xb5, 0x2f, 0xfd], `zstd-compressed. ${archive}`),
  magic(ascii('7z\xbc\xaf'), `a 7-Zip archive. ${archive}`),
  magic(ascii('Rar!'), `a RAR archive. ${archive}`),
  magic(ascii('ustar'), `a tar archive. ${archive}`, 257),
  magic(ascii('%PDF'), 'a PDF. Save its text as .txt.'),
  magic(ascii('{\\rtf'), 'a rich text document. Save it as plain text.'),
  magic([0xd0, 0xcf, 0x11, 0xe0], 'an Office document. Save it as plain text, or as CSV UTF-8.'),
  magic([0x89, ...ascii('PNG')], 'a picture. Subtitles in pictures have to be recognised first.'),
  magic([0xff, 0xd8, 0xff], 'a picture. Subtitles in pictures have to be recognised first.'),
  magic([0x1a, 0x45, 0xdf, 0xa3], 'a video. Extract its subtitles as .srt.'),
  magic(ascii('ftyp'), 'a video. Extract its subtitles as .srt.', 4),
  magic([0x00, 0x00, 0x01, 0xba], 'a subtitle in pictures (VobSub). Convert it to .srt.'),
  magic([0x7f, ...ascii('ELF')], 'a program.'),
  magic(ascii('SQLite format 3'), 'a database.'),
];

/** What a file is that is no text, as the end of the sentence “X is …”; null when its first bytes give nothing away. */
export function refusedContent(bytes: Uint8Array): string | null {
  const found = KNOWN.find(({ at, bytes: sign }) => sign.every((byte, i) => bytes[at + i] === byte));
  return found?.what ?? null;
}
