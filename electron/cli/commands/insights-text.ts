import { formatCount } from '../../../shared/model/format';
import type { CharacterNetwork } from '../../../shared/model/insights/network';
import { type ThemeScores, type ThemesReport, themeNames } from '../../../shared/model/insights/themes';
import { table } from '../output';

const strongest = 20;

/** Scores of the whole, of the episodes and of the speakers; one column a theme, in per cent. */
export function themesText(report: ThemesReport): string {
  const row = (name: string, { records, scores }: { records: number; scores: ThemeScores }) => [
    name,
    formatCount(records),
    ...scores.map((score) => (100 * score).toFixed(1)),
  ];
  const right = [1, ...themeNames.map((_, index) => index + 2)];
  const headings = (first: string) => [first, 'LINES', ...themeNames.map((name) => name.toUpperCase())];
  return [
    'Share of lines that carry a theme, weighted by how strongly, in %.',
    '',
    table(
      headings('EPISODE'),
      [
        ...report.episodes.map((one) => row(one.episode, one)),
        row('all', { records: report.records, scores: report.overall }),
      ],
      right,
    ),
    '',
    table(
      headings('SPEAKER'),
      report.speakers.map((one) => row(one.speaker, one)),
      right,
    ),
  ].join('\n');
}

/** The strongest edges and who belongs together. */
export function networkText(network: CharacterNetwork): string {
  const edges = network.edges.toSorted((a, b) => b.weight - a.weight).slice(0, strongest);
  const communities = new Map<number, string[]>();
  for (const { community, name } of network.nodes.toSorted((a, b) => b.strength - a.strength))
    communities.set(community, [...(communities.get(community) ?? []), name]);
  const more = network.edges.length - edges.length;
  return [
    table(
      ['CHARACTER', 'CHARACTER', 'WEIGHT', 'SCENES', 'EXCHANGES', 'MENTIONS'],
      edges.map(({ exchanges, mentions, scenes, source, target, weight }) => [
        source,
        target,
        weight.toFixed(2),
        ...[scenes, exchanges, mentions].map((count) => formatCount(count)),
      ]),
      [2, 3, 4, 5],
    ),
    ...(more > 0 ? [`… and ${formatCount(more)} weaker ties.`] : []),
    '',
    `Communities (modularity ${network.modularity.toFixed(3)}):`,
    ...[...communities]
      .toSorted(([a], [b]) => a - b)
      .map(([community, names]) => `${community + 1}  ${names.join(', ')}`),
  ].join('\n');
}
