import { snakeCase } from '../api-words';
import { block, type HclBlock, type HclValue, hclMap } from './hcl';

/** Members that are maps of a person's own keys, and so attributes; every other structure is a block. */
const maps = ['HyperParameters', 'Environment'];

/**
 * The body of a resource whose arguments are the members of an API request under the provider's spelling: structures are
 * blocks, lists of structures repeated blocks, tags a map.
 */
export function bodyOf(request: object): Pick<HclBlock, 'attributes' | 'blocks'> {
  const attributes: Record<string, HclValue> = {};
  const blocks: HclBlock[] = [];
  for (const [member, value] of Object.entries(request) as [string, unknown][]) {
    const name = snakeCase(member);
    if (value === undefined) continue;
    else if (member === 'Tags') attributes.tags = hclMap(tagMap(value));
    else if (maps.includes(member)) attributes[name] = hclMap(value as Readonly<Record<string, string>>);
    else if (Array.isArray(value) && value.some((one) => typeof one === 'object'))
      blocks.push(...value.map((one) => nested(name, one)));
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) blocks.push(nested(name, value));
    else attributes[name] = value as HclValue;
  }
  return { attributes, blocks };
}

function nested(name: string, value: object): HclBlock {
  const { attributes, blocks } = bodyOf(value);
  return block(name, [], attributes, blocks);
}

function tagMap(tags: unknown): Readonly<Record<string, string>> {
  const list = tags as readonly { readonly Key: string; readonly Value: string }[];
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}
