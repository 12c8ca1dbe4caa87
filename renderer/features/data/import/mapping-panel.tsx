import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import type { ReactNode } from 'react';
import { formatCount } from '../../../../shared/model/format';
import { type ImportDraft, leaveOut, type Previews, sumNames, type Typed } from './import-draft';

/** Names a table shows; whoever has more maps them in a file for the command line. */
const mostRows = 100;

interface MappingPanelProps {
  readonly previews: Previews;
  readonly draft: ImportDraft;
  readonly onChange: (fields: Partial<ImportDraft>) => void;
  /** What the names do. */
  readonly children: ReactNode;
}

/** Names as they stand in the sources, and what they are to be called. */
export function MappingPanel({ children, draft, onChange, previews }: MappingPanelProps) {
  const episodes = previews.map(({ episode, file }) => ({ name: file, shown: episode ?? '', count: null }));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`Leave a field empty to take the name as it is; “${leaveOut}” leaves its lines out.`}
        >
          Names
        </Header>
      }
    >
      <MappingTable
        title="Speakers"
        is="Speaker"
        rows={sumNames(previews, 'speakers').map(({ count, name }) => ({ name, shown: name, count }))}
        typed={draft.speakers}
        onChange={(speakers) => onChange({ speakers })}
      />
      <MappingTable
        title="Places"
        is="Place"
        rows={sumNames(previews, 'headings').map(({ count, name }) => ({ name, shown: '', count }))}
        typed={draft.locations}
        onChange={(locations) => onChange({ locations })}
      />
      <MappingTable
        title="Episodes"
        is="Episode"
        rows={episodes}
        typed={draft.episodes}
        onChange={(mapped) => onChange({ episodes: mapped })}
      />
      {children}
    </Container>
  );
}

interface MappingTableProps {
  readonly title: string;
  /** What the new name is. */
  readonly is: string;
  /** `shown`: what it is called when nothing is typed. */
  readonly rows: readonly { readonly name: string; readonly shown: string; readonly count: number | null }[];
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}

function MappingTable({ is, onChange, rows, title, typed }: MappingTableProps) {
  return (
    <ExpandableSection headerText={`${title} (${formatCount(rows.length)})`}>
      {rows.length === 0 ? (
        <p className="data-quiet">The sources name none.</p>
      ) : (
        <table className="mapping">
          <thead>
            <tr>
              <th scope="col">In the sources</th>
              <th scope="col">{is}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map(({ count, name, shown }) => (
              <tr key={name}>
                <th scope="row">
                  {name} {count === null ? null : <span className="data-quiet numeric">{formatCount(count)}</span>}
                </th>
                <td>
                  <Input
                    value={typed[name] ?? ''}
                    placeholder={shown}
                    ariaLabel={`${is} for ${name}`}
                    onChange={({ detail }) => onChange({ ...typed, [name]: detail.value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length <= mostRows ? null : (
        <p className="data-quiet">
          {formatCount(rows.length - mostRows)} rarer ones are not listed; map them with upside data prepare --options.
        </p>
      )}
    </ExpandableSection>
  );
}
