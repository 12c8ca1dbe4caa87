import { block, type HclBlock, hclMap, writeHcl } from './hcl';

/** A whole configuration: the provider, its region, and the resources. */
export function configuration(region: string, blocks: readonly HclBlock[]): string {
  return writeHcl([
    block('terraform', [], {}, [
      block('required_providers', [], { aws: hclMap({ source: 'hashicorp/aws', version: '~> 6.0' }) }),
    ]),
    block('provider', ['aws'], { region }),
    ...blocks,
  ]);
}
