import { expect, it } from 'vitest';
import { networkEdge, networkNode } from '../../../tests/fakes/network-parts';
import type { CharacterNetwork } from './network';
import { communitiesOf, networkView, tiesOf } from './network-view';

const network: CharacterNetwork = {
  version: 1,
  nodes: [networkNode('Ada', 0, 9, ['Addie']), networkNode('Ben', 0, 6), networkNode('Cleo', 1, 3)],
  edges: [networkEdge('Ada', 'Ben', 5), networkEdge('Ada', 'Cleo', 1)],
  timeline: [
    {
      episode: 's01e01',
      nodes: [
        { name: 'Ada', records: 4 },
        { name: 'Ben', records: 6 },
      ],
      edges: [{ source: 'Ada', target: 'Ben', weight: 2 }],
    },
    {
      episode: 's01e02',
      nodes: [
        { name: 'Ada', records: 5 },
        { name: 'Cleo', records: 3 },
      ],
      edges: [
        { source: 'Ada', target: 'Ben', weight: 3 },
        { source: 'Ada', target: 'Cleo', weight: 1 },
      ],
    },
  ],
  modularity: 0.2,
};
const everything = { span: { kind: 'whole' }, leastWeight: 0, community: null, search: '' } as const;
const names = (filter: Partial<Parameters<typeof networkView>[1]>) =>
  networkView(network, { ...everything, ...filter }).nodes.map(({ name }) => name);

it('shows one episode alone, or everything up to it', () => {
  const only = networkView(network, { ...everything, span: { kind: 'only', at: 1 } });
  expect(only.nodes.map(({ name, records }) => [name, records])).toEqual([
    ['Ada', 5],
    ['Cleo', 3],
  ]);
  expect(only.edges).toEqual([{ source: 'Ada', target: 'Cleo', weight: 1 }]);
  const upTo = networkView(network, { ...everything, span: { kind: 'up-to', at: 1 } });
  expect(upTo.nodes.map(({ records }) => records)).toEqual([9, 6, 3]);
  expect(upTo.edges[0]).toEqual({ source: 'Ada', target: 'Ben', weight: 5 });
});

it('filters by weight, community and name or alias, and keeps who is tied to those found', () => {
  expect(networkView(network, { ...everything, leastWeight: 2 }).edges).toHaveLength(1);
  expect(names({ community: 0 })).toEqual(['Ada', 'Ben']);
  expect(names({ search: 'cle' })).toEqual(['Ada', 'Cleo']);
  expect(names({ search: 'addi' })).toEqual(['Ada', 'Ben', 'Cleo']);
  expect(names({ search: 'nobody' })).toEqual([]);
});

it('names communities and ties, in their order', () => {
  expect(communitiesOf(network)).toEqual([
    { community: 0, names: ['Ada', 'Ben'] },
    { community: 1, names: ['Cleo'] },
  ]);
  expect(tiesOf(network.edges, 'Ada').map(({ name }) => name)).toEqual(['Ben', 'Cleo']);
});
