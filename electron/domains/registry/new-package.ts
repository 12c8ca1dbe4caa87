import { type NewPackage, newPackageSchema } from '../../../shared/model/new-package';

/** A request as it was journaled; null when it is something else by now. */
export function parseNewPackage(json: string): NewPackage | null {
  try {
    return newPackageSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
