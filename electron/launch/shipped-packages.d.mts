export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Every package of the production dependency tree with its licence and that licence's text, by name. */
export function shippedPackages(root: string): readonly ShippedPackage[];
