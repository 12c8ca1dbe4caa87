import { z } from 'zod';
import { xmlText } from '../xml-text';
import { forceLayout } from './force-layout';
import type { CharacterNetwork } from './network';
import { communitiesOf, networkFilterSchema, networkView } from './network-view';

/** What a picture of the network shows: what is left under the filters, the discs somebody moved, and light or dark. */
export const networkPictureSchema = z
  .object({
    filter: networkFilterSchema,
    /** From 0 to 1 across and down; all others lie where the layout puts them. */
    moved: z
      .array(
        z.object({ name: z.string().max(256), x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).readonly(),
      )
      .max(10_000)
      .readonly(),
    mode: z.enum(['light', 'dark']),
  })
  .readonly();
export type NetworkPicture = z.infer<typeof networkPictureSchema>;

/** The frame of the graph, SVG units; heading and legend come above and below it. */
const frame = { width: 960, height: 600 } as const;
const heading = 56;
const legendRow = 22;
const mostLegendRows = 12;

/** The window's own colours (renderer/styles): a file cannot follow a style sheet. */
const palettes = {
  light: {
    surface: '#ffffff',
    text: '#1b2427',
    quiet: '#53646a',
    series: ['#0f6cbd', '#b8500c', '#4b7a1e', '#7a4fbf', '#0b7a75', '#a3345f'],
  },
  dark: {
    surface: '#191f23',
    text: '#dde5e8',
    quiet: '#9aabb2',
    series: ['#6cb8f6', '#f0a35e', '#a3cf6b', '#bda4f2', '#5fd0c5', '#f08fb3'],
  },
} as const;

/**
 * The network as an SVG 1.1 file that stands alone: no script, no style sheet, no font but the reader's. The same input gives
 * the same file.
 * @param title what the picture is of, such as `wickerly@3f2a…`
 */
export function networkSvg(network: CharacterNetwork, title: string, { filter, mode, moved }: NetworkPicture): string {
  const view = networkView(network, filter);
  const colors = palettes[mode];
  const colorOf = (community: number): string => colors.series[community % colors.series.length] ?? colors.text;
  const laidOut = forceLayout(
    network.nodes.map(({ name }) => name),
    network.edges,
  );
  const spots = new Map([...laidOut, ...moved.map(({ name, x, y }) => [name, { x, y }] as const)]);
  const spotOf = (name: string) => {
    const { x, y } = spots.get(name) ?? { x: 0.5, y: 0.5 };
    return { x: round(x * frame.width), y: round(heading + y * frame.height) };
  };
  const heaviest = Math.max(1e-9, ...view.edges.map(({ weight }) => weight));
  const most = Math.max(1, ...view.nodes.map(({ records }) => records));
  const about = `${count(view.nodes.length, 'character')}, ${count(view.edges.length, 'tie')}${spanWords(network, filter)}`;

  const lines = view.edges.map(({ source, target, weight }) => {
    const [a, b] = [spotOf(source), spotOf(target)];
    return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke-width="${round(1 + 7 * (weight / heaviest))}"/>`;
  });
  const discs = view.nodes.map(({ community, name, records }) => {
    const { x, y } = spotOf(name);
    const radius = round(9 + 19 * Math.sqrt(records / most));
    return [
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colorOf(community)}" stroke="${colors.surface}" stroke-width="2"/>`,
      `<text x="${x}" y="${round(y + radius + 15)}" text-anchor="middle" stroke="${colors.surface}" stroke-width="4" paint-order="stroke">${xmlText(name)}</text>`,
    ].join('');
  });
  const shown = new Set(view.nodes.map(({ community }) => community));
  const communities = communitiesOf(network).filter(({ community }) => shown.has(community));
  const legendTop = heading + frame.height + 52;
  const legend = communities.slice(0, mostLegendRows).map(({ community, names }, row) => {
    const y = legendTop + row * legendRow;
    const rest = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return [
      `<circle cx="30" cy="${y - 4}" r="6" fill="${colorOf(community)}"/>`,
      `<text x="46" y="${y}">${xmlText(`Community ${community + 1}: ${names.slice(0, 3).join(', ')}${rest}`)}</text>`,
    ].join('');
  });
  const height = legendTop + Math.min(mostLegendRows, communities.length) * legendRow;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${height}" viewBox="0 0 ${frame.width} ${height}" font-family="'Open Sans', 'Segoe UI', 'DejaVu Sans', Helvetica, Arial, sans-serif" font-size="13" fill="${colors.text}">`,
    `<title>${xmlText(`Network of characters of ${title}`)}</title>`,
    `<desc>${xmlText(`${about}. A disc is as large as its character has lines; a line is as broad as the tie is strong.`)}</desc>`,
    `<rect width="${frame.width}" height="${height}" fill="${colors.surface}"/>`,
    `<text x="24" y="30" font-size="18">${xmlText(title)}</text>`,
    `<text x="24" y="50" fill="${colors.quiet}">${xmlText(about)}</text>`,
    `<g stroke="${colors.quiet}" stroke-linecap="round" stroke-opacity="0.45">${lines.join('')}</g>`,
    ...discs,
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}

function spanWords({ timeline }: CharacterNetwork, { span }: NetworkPicture['filter']): string {
  if (span.kind === 'whole') return '';
  const episode = timeline[Math.min(span.at, timeline.length - 1)]?.episode ?? '';
  return span.kind === 'only' ? `, in ${episode} alone` : `, up to ${episode}`;
}

const count = (amount: number, thing: string): string => `${amount} ${thing}${amount === 1 ? '' : 's'}`;
const round = (value: number): number => Math.round(value * 10) / 10;
