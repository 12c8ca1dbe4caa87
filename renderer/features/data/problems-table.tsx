import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { QualityProblem, QualityReport } from '../../../shared/model/dataset/quality-report';
import { formatCount } from '../../../shared/model/format';

const pageSize = 15;

const severities = {
  error: { type: 'error', text: 'Left out' },
  warning: { type: 'warning', text: 'Guessed' },
  note: { type: 'info', text: 'Tidied' },
} as const satisfies Record<QualityProblem['severity'], unknown>;

/** What was found in the sources, the worst first, with file and line. */
export function ProblemsTable({ report: { moreProblems, problems } }: { readonly report: QualityReport }) {
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(problems.length / pageSize));
  return (
    <Table<QualityProblem>
      header={
        <Header
          variant="h2"
          counter={`(${formatCount(problems.length + moreProblems)})`}
          {...(moreProblems === 0 ? {} : { description: `The first ${formatCount(problems.length)} are shown.` })}
        >
          Found in the sources
        </Header>
      }
      items={problems.slice((page - 1) * pageSize, page * pageSize)}
      empty={<Box textAlign="center">Nothing had to be left out, guessed or tidied.</Box>}
      ariaLabels={{ tableLabel: 'Found in the sources' }}
      wrapLines
      {...(pages > 1 && {
        pagination: (
          <Pagination
            currentPageIndex={page}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
            ariaLabels={{
              nextPageLabel: 'Next page',
              previousPageLabel: 'Previous page',
              pageLabel: (number) => `Page ${number}`,
            }}
          />
        ),
      })}
      columnDefinitions={[
        {
          id: 'severity',
          header: 'What',
          width: 130,
          cell: ({ severity }) => (
            <StatusIndicator type={severities[severity].type}>{severities[severity].text}</StatusIndicator>
          ),
        },
        {
          id: 'where',
          header: 'Where',
          width: 240,
          isRowHeader: true,
          cell: ({ file, line }) => <span className="data-wrap">{line === null ? file : `${file} line ${line}`}</span>,
        },
        { id: 'message', header: 'Message', cell: ({ message }) => message },
        {
          id: 'count',
          header: <div className="data-figure">Times</div>,
          width: 100,
          cell: ({ count }) => <div className="data-figure">{formatCount(count)}</div>,
        },
      ]}
    />
  );
}
