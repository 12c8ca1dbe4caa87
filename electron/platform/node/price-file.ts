import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ok } from '../../../shared/errors/result';
import { keptPricesSchema } from '../../../shared/model/kept-prices';
import type { PriceFile } from '../../domains/prices/ports';
import { fileFailure } from './file-failure';

/** <home>/prices.json: written beside the old one and put in its place. */
export function createPriceFile(file: string): PriceFile {
  return {
    read: async () => {
      try {
        const parsed = keptPricesSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    write: async (kept) => {
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`);
        await rename(`${file}.new`, file);
        return ok(null);
      } catch (error) {
        return { ok: false, error: fileFailure(error, file, 'write') };
      }
    },
  };
}
