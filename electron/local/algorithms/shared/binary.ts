/** The array as little-endian 32-bit words, whatever this machine stores: model files travel. */
export function littleEndian(array: Uint32Array | Float32Array): Buffer {
  const view = new Uint32Array(array.buffer, array.byteOffset, array.length);
  const bytes = Buffer.allocUnsafe(array.length * 4);
  for (let i = 0; i < view.length; i++) bytes.writeUInt32LE(view[i] as number, i * 4);
  return bytes;
}

/** Little-endian 32-bit words of a file; a rest of one to three bytes is dropped. */
export function words(bytes: Buffer): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32LE(i * 4));
}
