import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CharacterNetwork, characterNetworkSchema } from '../../../../shared/model/insights/network';
import { castOf } from './cast';
import { LineTable } from './line-table';
import { MentionFinder } from './mentions';
import { NetworkBuilder } from './network-builder';

interface Line {
  readonly episode: string;
  readonly scene: string;
  readonly turn: number;
  readonly speaker: string | null;
  readonly text: string;
}

function networkOf(lines: readonly Line[]): CharacterNetwork {
  const table = new LineTable();
  for (const line of lines) table.add(line);
  const cast = castOf(table, {});
  const builder = new NetworkBuilder(table, cast);
  const mentions = new MentionFinder(cast.characters);
  for (const { speaker, scene, text } of lines)
    if (speaker !== null) builder.addMentions(speaker, scene, mentions.find(text));
  return characterNetworkSchema.parse(builder.network());
}

/** "A: text" lines of a scene; "-" is a line of nobody known. */
const scene = (name: string, ...lines: string[]): Line[] =>
  lines.map((line, i) => {
    const [speaker = '', text = ''] = line.split(': ');
    return { episode: name.slice(0, 6), scene: name, turn: i + 1, speaker: speaker === '-' ? null : speaker, text };
  });

describe('the network', () => {
  it('counts scenes, exchanges and mentions', () => {
    const lines = [
      ...scene(
        's01e01-01',
        'Ana: Hello, Ben.',
        'Ben: Hi.',
        'Ben: Where is Cleo?',
        'Ana: Out.',
        '-: (rain)',
        'Ben: Out.',
      ),
      ...scene('s01e02-01', 'Ana: Cleo!', 'Cleo: Ana!'),
    ];
    const { nodes, edges, timeline } = networkOf(lines);
    expect(
      nodes.map(({ name, records, scenes, strength, betweenness }) => [name, records, scenes, strength, betweenness]),
    ).toEqual([
      ['Ana', 3, 2, 3.5, 1],
      ['Ben', 3, 1, 2, 0],
      ['Cleo', 1, 1, 2, 0],
    ]);
    expect(edges).toEqual([
      { source: 'Ana', target: 'Ben', scenes: 1, exchanges: 2, mentions: 1, weight: 1.75 },
      { source: 'Ana', target: 'Cleo', scenes: 1, exchanges: 1, mentions: 2, weight: 1.75 },
      { source: 'Ben', target: 'Cleo', scenes: 0, exchanges: 0, mentions: 1, weight: 0.25 },
    ]);
    expect(timeline.map(({ episode }) => episode)).toEqual(['s01e01', 's01e02']);
    expect(timeline[1]).toEqual({
      episode: 's01e02',
      nodes: [
        { name: 'Ana', records: 1 },
        { name: 'Cleo', records: 1 },
      ],
      edges: [{ source: 'Ana', target: 'Cleo', weight: 1.75 }],
    });
  });

  it('gives a joint line to each, and an exchange to none of themselves', () => {
    const { nodes, edges } = networkOf(scene('s01e01-01', 'Ana: Now!', 'ANA AND BEN: Now!', 'Ben: Yes.', 'Cleo: No.'));
    expect(nodes.map(({ name, records }) => [name, records])).toEqual([
      ['Ana', 2],
      ['Ben', 2],
      ['Cleo', 1],
    ]);
    expect(edges.map(({ source, target, exchanges }) => [source, target, exchanges])).toEqual([
      // Ben answers Ana with her; then he speaks on.
      ['Ana', 'Ben', 1],
      ['Ana', 'Cleo', 0],
      ['Ben', 'Cleo', 1],
    ]);
  });

  const story = fc
    .array(
      fc.array(
        fc.tuple(
          fc.constantFrom('Ana', 'Ben', 'Cleo', 'Dee', 'Eli', null),
          fc.constantFrom('Hm.', 'Look, Ana.', 'Ben and Eli.'),
        ),
        {
          minLength: 1,
          maxLength: 8,
        },
      ),
      { minLength: 1, maxLength: 8 },
    )
    .filter((scenes) => scenes.some((lines) => lines.some(([speaker]) => speaker !== null)))
    .map((scenes) =>
      scenes.map((lines, i) =>
        lines.map(
          ([speaker, text], turn): Line => ({ episode: `e${i % 3}`, scene: `s${i}`, turn: turn + 1, speaker, text }),
        ),
      ),
    );

  it('is the same in whatever order the scenes and lines stand in the file', () => {
    fc.assert(
      fc.property(story, (scenes) => {
        const { timeline, ...totals } = networkOf(scenes.flat());
        const { timeline: other, ...totalsOther } = networkOf(scenes.flat().reverse());
        expect(totalsOther).toEqual(totals);
        const byEpisode = (list: CharacterNetwork['timeline']) =>
          [...list].sort((a, b) => (a.episode < b.episode ? -1 : 1));
        expect(byEpisode(other)).toEqual(byEpisode(timeline));
      }),
      { numRuns: 60 },
    );
  });

  it('adds up: strength is the sum of weights, and the timeline is the whole', () => {
    fc.assert(
      fc.property(story, (scenes) => {
        const { nodes, edges, timeline } = networkOf(scenes.flat());
        for (const { name, strength, records } of nodes) {
          const own = edges.filter(({ source, target }) => source === name || target === name);
          expect(strength).toBe(own.reduce((sum, { weight }) => sum + weight, 0));
          expect(records).toBe(
            timeline.reduce((sum, each) => sum + (each.nodes.find((node) => node.name === name)?.records ?? 0), 0),
          );
        }
        for (const { source, target, weight } of edges) {
          expect(source < target).toBe(true);
          const parts = timeline.flatMap((each) =>
            each.edges.filter((edge) => edge.source === source && edge.target === target),
          );
          expect(weight).toBe(parts.reduce((sum, edge) => sum + edge.weight, 0));
        }
      }),
      { numRuns: 60 },
    );
  });
});
