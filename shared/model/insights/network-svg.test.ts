import { expect, it } from 'vitest';
import { networkEdge, networkNode } from '../../../tests/fakes/network-parts';
import type { CharacterNetwork } from './network';
import { type NetworkPicture, networkSvg } from './network-svg';
import { wholeNetwork } from './network-view';

const network: CharacterNetwork = {
  version: 1,
  nodes: [networkNode('Ada', 0, 9), networkNode('Ben & "Co" <b>\u0000', 0, 4), networkNode('Cleo', 1, 1)],
  edges: [networkEdge('Ada', 'Ben & "Co" <b>\u0000', 8), networkEdge('Ada', 'Cleo', 1)],
  timeline: [{ episode: 's01e01', nodes: [{ name: 'Ada', records: 4 }], edges: [] }],
  modularity: 0.2,
};
const draw = (picture: Partial<NetworkPicture> = {}) =>
  networkSvg(network, 'town@1', { filter: wholeNetwork, moved: [], mode: 'light', ...picture });

it('draws every character and tie, sizes by lines, breadths by weight, colours by community', () => {
  const svg = draw();
  expect(svg.match(/stroke-width="2"\/>/g)).toHaveLength(3);
  expect([...svg.matchAll(/<line [^>]*stroke-width="([\d.]+)"/g)].map(([, width]) => width)).toEqual(['8', '1.9']);
  expect([...svg.matchAll(/ r="([\d.]+)" fill="([^"]+)" stroke=/g)].map(([, r, fill]) => [r, fill])).toEqual([
    ['28', '#0f6cbd'],
    ['21.7', '#0f6cbd'],
    ['15.3', '#b8500c'],
  ]);
  expect(svg).toContain('Community 2: Cleo');
  expect(draw()).toBe(svg);
});

it('escapes what is no markup and what XML has no place for', () => {
  const svg = draw();
  expect(svg).toContain('>Ben &amp; "Co" &lt;b&gt;\ufffd</text>');
  expect(svg).not.toContain('<b>');
});

it('leaves out what the filters leave out, and says which part of the story it is', () => {
  const svg = draw({ filter: { ...wholeNetwork, span: { kind: 'only', at: 0 } } });
  expect(svg).toContain('1 character, 0 ties, in s01e01 alone');
  expect(svg).not.toContain('Cleo');
  expect(svg).toContain('Community 1: Ada, Ben');
});

it('puts a disc where somebody moved it, and can be dark', () => {
  const svg = draw({ moved: [{ name: 'Cleo', x: 0.5, y: 0.25 }], mode: 'dark' });
  expect(svg).toContain('<circle cx="480" cy="206" r="15.3" fill="#f0a35e" stroke="#191f23"');
});
