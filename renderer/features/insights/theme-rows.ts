import type { ThemeName, ThemesReport } from '../../../shared/model/insights/themes';
import type { HeatRow } from '../../ui/heat-map';

/** What the rows of the heat map are. */
export const groupings = {
  episodes: { title: 'Episodes', row: 'Episode' },
  scenes: { title: 'Scenes', row: 'Scene' },
  speakers: { title: 'Speakers', row: 'Speaker' },
} as const;
type Grouping = keyof typeof groupings;

export function isGrouping(id: string): id is Grouping {
  return Object.hasOwn(groupings, id);
}

/** A chosen cell: `row` is the id of an episode, scene or speaker. */
export interface Cell {
  readonly grouping: Grouping;
  readonly row: string;
  readonly theme: ThemeName;
}

export function heatRows(report: ThemesReport, grouping: Grouping): readonly HeatRow[] {
  const lines = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`;
  switch (grouping) {
    case 'episodes':
      return report.episodes.map(({ episode, records, scores }) => ({
        id: episode,
        name: episode,
        note: lines(records),
        values: scores,
      }));
    case 'scenes':
      return report.scenes.map(({ location, records, scene, scores }) => ({
        id: scene,
        name: scene,
        note: location ?? lines(records),
        values: scores,
      }));
    case 'speakers':
      return report.speakers.map(({ records, scores, speaker }) => ({
        id: speaker,
        name: speaker,
        note: lines(records),
        values: scores,
      }));
  }
}

/** The strongest colour of the map; never so little that noise would look like much. */
export function largestScore(rows: readonly HeatRow[]): number {
  return rows.reduce((most, { values }) => Math.max(most, ...values), 0.02);
}

/** What `insights.themeLines` is asked for a cell. */
export function lineFilter({ grouping, row, theme }: Cell) {
  return {
    theme,
    episode: grouping === 'episodes' ? row : null,
    scene: grouping === 'scenes' ? row : null,
    speaker: grouping === 'speakers' ? row : null,
  };
}

/** Weighted lines of a theme in each scene, in the order of the story; x counts scenes from 1. */
export function themeCurve(report: ThemesReport, theme: number): readonly { readonly x: number; readonly y: number }[] {
  return report.scenes.map(({ records, scores }, index) => ({ x: index + 1, y: (scores[theme] ?? 0) * records }));
}

/** The themes there is most of, as their numbers. */
export function strongestThemes(report: ThemesReport, count: number): readonly number[] {
  return report.overall
    .map((score, theme) => ({ score, theme }))
    .toSorted((a, b) => b.score - a.score || a.theme - b.theme)
    .slice(0, count)
    .map(({ theme }) => theme);
}
