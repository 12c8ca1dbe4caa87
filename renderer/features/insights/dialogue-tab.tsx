import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { formatCount } from '../../../shared/model/format';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { useSettled } from '../../ui/use-settled';
import { AgeNote } from './age-note';
import { DialogueFilters, type Filter, noFilter } from './dialogue-filters';
import { DialogueLine } from './dialogue-line';
import { SpeakersTable } from './speakers-table';

interface DialogueTabProps {
  readonly dataset: string;
  readonly version: string;
}

const pageSize = 50;
/** Time after the last letter before it is searched, ms. */
const typingPause = 150;

/** Every line, searched and filtered, each with the scene around it; and who says how much of what. */
export function DialogueTab({ dataset, version }: DialogueTabProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [page, setPage] = useState(0);
  const query = useSettled(filter.query, typingPause);
  const change = (next: Filter) => {
    setFilter(next);
    setPage(0);
  };
  const one = { workspaceId, dataset, version };
  const { reload, result } = useRequest('datasets.records', {
    ...one,
    ...filter,
    query,
    from: page * pageSize,
    count: pageSize,
  });
  const shown = useRequest('datasets.show', one);
  const report = shown.result.kind === 'ready' ? shown.result.data.value.report : null;
  const total = result.kind === 'ready' ? result.data.total : null;
  return (
    <SpaceBetween size="l">
      <AgeNote what="these lines" fetchedAt={result.kind === 'ready' ? result.data.fetchedAt : null} />
      <Container
        header={
          <Header variant="h2" {...(total === null ? {} : { counter: `(${formatCount(total)})` })}>
            Lines
          </Header>
        }
      >
        <SpaceBetween size="m">
          <DialogueFilters report={report} filter={filter} onChange={change} />
          {result.kind === 'failed' ? (
            <FailureAlert what="The lines could not be read" failure={result.error} onRetry={reload} />
          ) : result.kind === 'loading' ? (
            <ScreenPlaceholder label="Reading the lines" />
          ) : result.data.total === 0 ? (
            <p className="insights-quiet">No line matches. Take words or filters away.</p>
          ) : (
            <>
              <ol className="insights-lines" aria-label="Lines found">
                {result.data.records.map((record) => (
                  <DialogueLine key={`${record.id} ${record.line}`} one={one} record={record} query={query} />
                ))}
              </ol>
              {result.data.total > pageSize ? (
                <Pagination
                  currentPageIndex={page + 1}
                  pagesCount={Math.ceil(result.data.total / pageSize)}
                  ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page' }}
                  onChange={({ detail }) => setPage(detail.currentPageIndex - 1)}
                />
              ) : null}
            </>
          )}
        </SpaceBetween>
      </Container>
      <SpeakersTable one={one} onChoose={(speaker) => change({ ...filter, speaker })} />
    </SpaceBetween>
  );
}
