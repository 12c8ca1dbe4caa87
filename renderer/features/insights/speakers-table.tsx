import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { CommandOutput } from '../../../shared/contract/index';
import { formatCount } from '../../../shared/model/format';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';

type Figures = CommandOutput<'datasets.speakers'>[number];

interface SpeakersTableProps {
  readonly one: { readonly workspaceId: string; readonly dataset: string; readonly version: string };
  readonly onChoose: (speaker: string) => void;
}

/** Who says how much, how long, how varied, and in which words of their own. */
export function SpeakersTable({ onChoose, one }: SpeakersTableProps) {
  const { reload, result } = useRequest('datasets.speakers', one);
  if (result.kind === 'failed')
    return <FailureAlert what="The speakers could not be read" failure={result.error} onRetry={reload} />;
  const speakers = result.kind === 'ready' ? result.data : [];
  return (
    <Table<Figures>
      header={
        <Header
          variant="h2"
          {...(result.kind === 'ready' ? { counter: `(${formatCount(speakers.length)})` } : {})}
          description="Words of their own are those a speaker uses more than the others do. Variety is the share of different words among the first 1,000."
        >
          Speakers
        </Header>
      }
      items={speakers}
      trackBy="speaker"
      loading={result.kind === 'loading'}
      loadingText="Counting"
      wrapLines
      empty="No line says who speaks."
      ariaLabels={{ tableLabel: 'Speakers' }}
      columnDefinitions={[
        {
          id: 'speaker',
          header: 'Speaker',
          isRowHeader: true,
          cell: ({ speaker }) => (
            <Button variant="inline-link" onClick={() => onChoose(speaker)}>
              {speaker}
            </Button>
          ),
        },
        ...figures,
        { id: 'own', header: 'Words of their own', cell: ({ tellingWords }) => tellingWords.join(', ') },
      ]}
    />
  );
}

const figure = (id: string, header: string, of: (one: Figures) => string): TableProps.ColumnDefinition<Figures> => ({
  id,
  header: <div className="insights-figure">{header}</div>,
  cell: (one) => <div className="insights-figure">{of(one)}</div>,
});

const percent = (share: number): string => `${Math.round(100 * share)} %`;

const figures: readonly TableProps.ColumnDefinition<Figures>[] = [
  figure('lines', 'Lines', ({ records }) => formatCount(records)),
  figure('scenes', 'Scenes', ({ scenes }) => formatCount(scenes)),
  figure('words', 'Words a line', ({ wordsPerLine }) => wordsPerLine.toFixed(1)),
  figure('variety', 'Variety', ({ vocabulary }) => (vocabulary === null ? '–' : percent(vocabulary))),
  figure('questions', 'Questions', ({ questions }) => percent(questions)),
];
