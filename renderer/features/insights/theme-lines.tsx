import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { formatCount } from '../../../shared/model/format';
import { type ThemedLine, type ThemeName, themeNames } from '../../../shared/model/insights/themes';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { markedParts, type Part } from './marked-parts';
import { type Cell, lineFilter } from './theme-rows';

interface ThemeLinesProps {
  readonly dataset: string;
  readonly version: string;
  readonly cell: Cell;
  readonly onClose: () => void;
}

const firstLines = 20;
const allLines = 500;

/** The lines behind a cell of the heat map, those that carry the theme most first, with the words that say so. */
export function ThemeLines({ cell, dataset, onClose, version }: ThemeLinesProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const [more, setMore] = useState<string | null>(null);
  const key = `${cell.grouping} ${cell.row} ${cell.theme}`;
  const count = more === key ? allLines : firstLines;
  const { reload, result } = useRequest('insights.themeLines', {
    workspaceId,
    dataset,
    version,
    ...lineFilter(cell),
    count,
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          {...(result.kind === 'ready' ? { counter: `(${formatCount(result.data.total)})` } : {})}
          description="Marked are the words that made the line count; struck through where a “not” or “never” turns them round."
          actions={<Button iconName="close" variant="icon" ariaLabel="Close the lines" onClick={onClose} />}
        >
          {cell.theme} in {cell.row}
        </Header>
      }
    >
      {result.kind === 'failed' ? (
        <FailureAlert what="The lines could not be read" failure={result.error} onRetry={reload} />
      ) : result.kind === 'loading' ? (
        <ScreenPlaceholder label="Reading the lines" />
      ) : result.data.total === 0 ? (
        <Box color="text-body-secondary">No line of {cell.row} carries this theme.</Box>
      ) : (
        <SpaceBetween size="s">
          <ol className="insights-lines" aria-label={`Lines of ${cell.theme} in ${cell.row}`}>
            {result.data.lines.map(({ record, themed }) => (
              <li key={record.id}>
                <div className="insights-line-head">
                  <strong>{record.speaker ?? 'Nobody named'}</strong>
                  <span className="insights-quiet">
                    {record.scene}
                    {record.location === null ? '' : ` · ${record.location}`}
                  </span>
                  <span className="insights-quiet numeric">score {score(themed, cell.theme)}</span>
                </div>
                <Marked parts={markedParts(record.text, themed.words, cell.theme)} />
              </li>
            ))}
          </ol>
          {result.data.lines.length < result.data.total && more !== key ? (
            <Button onClick={() => setMore(key)}>
              {`Show ${formatCount(Math.min(allLines, result.data.total))} of ${formatCount(result.data.total)} lines`}
            </Button>
          ) : null}
        </SpaceBetween>
      )}
    </Container>
  );
}

function score({ scores }: ThemedLine, theme: ThemeName): string {
  return (scores[themeNames.indexOf(theme)] ?? 0).toFixed(2);
}

function Marked({ parts }: { readonly parts: readonly Part[] }) {
  let at = 0;
  return (
    <p>
      {parts.map(({ mark, text }) => {
        const key = at;
        at += text.length;
        return mark === null ? (
          <span key={key}>{text}</span>
        ) : (
          <mark key={key} className={`insights-mark-${mark}`}>
            {text}
          </mark>
        );
      })}
    </p>
  );
}
