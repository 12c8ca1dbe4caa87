import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { characterNetworkSchema } from '../../../shared/model/insights/network';
import { type ProcessingFolder, processingFolders, records } from './processing-folder';

const folder = processingFolders('character-network');

const story = [
  ...records(
    's01e01-01',
    'Ines Vardy: Have you seen Tom?',
    'OTTO: Not since Monday.',
    'Ines Vardy: Otto & "sons" <closed>?',
  ),
  ...records('s01e01-02', 'Tom: Otto!', 'Otto: Tom!', '-: (thunder)', 'Tom: Where is Ines?'),
  ...records('s01e02-01', 'Ms. Quill & Co.: Sit.', 'Tom: No.', 'The Law: Ines, wait.', 'Ines: Otto?'),
];

describe('character-network', () => {
  it('writes the network, and GraphML that says the same', async () => {
    const job = folder()
      .withRecords(story)
      .put(
        'input/options/options.json',
        JSON.stringify({ speakers: { 'the law': 'Officer Brand', Brandy: 'Officer Brand' } }),
      );
    const { code, stderr, stdout } = await job.process();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/11 records, 4 characters, \d+ ties, \d communities \(modularity/);
    const network = characterNetworkSchema.parse(JSON.parse(job.read('output/insight/network.json')));
    expect(network.nodes.map(({ name, aliases, records: lines }) => [name, aliases, lines])).toEqual([
      ['Ines Vardy', ['Ines'], 3],
      ['Tom', [], 3],
      ['OTTO', ['Otto'], 2],
      ['Officer Brand', ['The Law', 'brandy'], 1],
    ]);
    expect(network.timeline.map(({ episode }) => episode)).toEqual(['s01e01', 's01e02']);

    const xml = job.read('output/insight/network.graphml');
    expect(XMLValidator.validate(xml)).toBe(true);
    const { graphml } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false }).parse(
      xml,
    );
    const keys = new Map<string, { 'attr.name': string; 'attr.type': string }>(
      graphml.key.map((key: { id: string }) => [key.id, key]),
    );
    type Element = { data: { key: string; '#text'?: string }[]; id: string; source: string; target: string };
    const figures = ({ data }: Element): Record<string, unknown> =>
      Object.fromEntries(
        data.map(({ key, '#text': text = '' }) => {
          const of = keys.get(key);
          return [of?.['attr.name'], of?.['attr.type'] === 'string' ? text : Number(text)];
        }),
      );
    const nodes = graphml.graph.node as Element[];
    expect(nodes.map(figures)).toEqual(network.nodes.map((node) => ({ ...node, aliases: node.aliases.join('; ') })));
    const nameOf = new Map(nodes.map((node) => [node.id, figures(node).name]));
    expect(
      (graphml.graph.edge as Element[]).map((edge) => ({
        source: nameOf.get(edge.source),
        target: nameOf.get(edge.target),
        ...figures(edge),
      })),
    ).toEqual(network.edges);
    expect(graphml.graph.edgedefault).toBe('undirected');
  });

  it('keeps GraphML valid whatever a name holds', async () => {
    const job = folder().withRecords(records('s01e01-01', 'A<b>"&\u0001: One.', '💡\ud800x: Two.', 'Ünal: Three.'));
    expect((await job.process()).code).toBe(0);
    const xml = job.read('output/insight/network.graphml');
    expect(XMLValidator.validate(xml)).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
  });

  it('says what is wrong, and where', async () => {
    const cases: readonly (readonly [ProcessingFolder, RegExp])[] = [
      [folder(), /The input "prepared" has no records\.jsonl/],
      [folder().put('input/prepared/records.jsonl', '\n'), /holds no records/],
      [folder().withRecords(story).put('input/options/options.json', '{'), /options\.json .*not JSON/],
      [folder().withRecords(story).put('input/options/options.json', '{"speakers":[]}'), /options\.json: speakers/],
      [
        folder().put('input/prepared/records.jsonl', `${JSON.stringify(story[0])}\n{"id":1}\n`),
        /line 2 is no dialogue record \(id/,
      ],
      [folder().withRecords(records('s01e01-01', '-: Hm.')), /No record has a speaker/],
    ];
    for (const [job, message] of cases) {
      const { code, stderr } = await job.process();
      expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
      expect(job.message).toMatch(message);
      expect(job.has('output/insight/network.json')).toBe(false);
    }
  });
});
