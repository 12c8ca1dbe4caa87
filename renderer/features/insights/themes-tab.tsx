import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { type ThemesReport, themeNames } from '../../../shared/model/insights/themes';
import { request } from '../../bridge/client';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { HeatMap } from '../../ui/heat-map';
import { ExportMenu } from './export-menu';
import { InsightGate } from './insight-gate';
import { ThemeLines } from './theme-lines';
import { type Cell, groupings, heatRows, isGrouping, largestScore } from './theme-rows';
import { ThemeTimeline } from './theme-timeline';

interface ThemesTabProps {
  readonly dataset: string;
  readonly version: string;
}

/** Which themes are where: heat map, timeline, and the lines behind a cell. */
export function ThemesTab({ dataset, version }: ThemesTabProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const read = useRequest('insights.themes', { workspaceId, dataset, version });
  return (
    <InsightGate what="themes" read={read} dataset={dataset} version={version}>
      {(report) => <Themes report={report} dataset={dataset} version={version} />}
    </InsightGate>
  );
}

function Themes({ dataset, report, version }: ThemesTabProps & { readonly report: ThemesReport }) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const [grouping, setGrouping] = useState<keyof typeof groupings>('episodes');
  const [cell, setCell] = useState<Cell | null>(null);
  const rows = heatRows(report, grouping);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description="Share of lines that carry a theme, weighted by how strongly, in per cent. Choose a cell to read its lines."
            actions={
              <ExportMenu
                items={[
                  {
                    text: 'JSON',
                    about: 'Every score shown here',
                    save: () => request('insights.export', { workspaceId, dataset, version, what: 'themes-json' }),
                  },
                ]}
              />
            }
          >
            Heat map
          </Header>
        }
      >
        <SpaceBetween size="m">
          <SegmentedControl
            label="Rows of the heat map"
            selectedId={grouping}
            options={Object.entries(groupings).map(([id, { title }]) => ({ id, text: title }))}
            onChange={({ detail: { selectedId } }) => {
              if (isGrouping(selectedId)) setGrouping(selectedId);
            }}
          />
          <HeatMap
            key={grouping}
            caption={`Themes by ${groupings[grouping].row.toLowerCase()}, in per cent`}
            rowsAre={groupings[grouping].row}
            columns={themeNames}
            rows={rows}
            most={largestScore(rows)}
            selected={cell?.grouping === grouping ? { row: cell.row, column: themeNames.indexOf(cell.theme) } : null}
            onSelect={(row, column) => {
              const theme = themeNames[column];
              if (theme !== undefined) setCell({ grouping, row, theme });
            }}
          />
        </SpaceBetween>
      </Container>
      {cell === null ? null : (
        <ThemeLines dataset={dataset} version={version} cell={cell} onClose={() => setCell(null)} />
      )}
      <ThemeTimeline report={report} />
    </SpaceBetween>
  );
}
