import { block, type HclBlock, hclMap, writeHcl } from './hcl';

/** A whole configuration: its providers, the region, and the resources. */
export function configuration(region: string, blocks: readonly HclBlock[]): string {
  const packs = blocks.some(({ labels, type }) => type === 'data' && labels[0] === 'archive_file');
  return writeHcl([
    block('terraform', [], {}, [
      block('required_providers', [], {
        aws: hclMap({ source: 'hashicorp/aws', version: '~> 6.0' }),
        archive: packs ? hclMap({ source: 'hashicorp/archive', version: '~> 2.7' }) : undefined,
      }),
    ]),
    block('provider', ['aws'], { region }),
    ...blocks,
  ]);
}
