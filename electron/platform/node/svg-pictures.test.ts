import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { svgPictures } from './svg-pictures';

const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" font-family="'No such font'" font-size="13"><rect width="60" height="40" fill="#ffffff"/><text x="4" y="24">${text}</text></svg>`;

/** Size, and the bytes of all rows with their filter bytes. Chunks of a PNG: length, type, data, checksum. */
function parsed(png: Uint8Array) {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), rows: inflateSync(Buffer.concat(data)) };
}

it('draws at two pixels a unit, words too, the same each time', async () => {
  const [named, again, nameless] = await Promise.all(
    ['Ada Жanna', 'Ada Жanna', ''].map(async (text) => parsed(await svgPictures.png(drawing(text)))),
  );
  expect([named?.width, named?.height]).toEqual([120, 80]);
  expect(named?.rows).toEqual(again?.rows);
  expect(named?.rows).not.toEqual(nameless?.rows);
});
