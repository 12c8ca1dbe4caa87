const units = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 } as const;
type Unit = keyof typeof units;

/** Bytes of a size such as 512MiB, 1.5 GiB or 4096; null where it is none. */
export function parseBytes(text: string): number | null {
  const [, amount = '', unit = 'B'] = /^(\d+(?:\.\d+)?)\s*([KMGT]iB|B)?$/i.exec(text.trim()) ?? [];
  const found = Object.keys(units).find((one) => one.toLowerCase() === unit.toLowerCase()) as Unit | undefined;
  const bytes = amount === '' || found === undefined ? Number.NaN : Number(amount) * units[found];
  return Number.isFinite(bytes) ? Math.round(bytes) : null;
}
