import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/index';
import { formatCount } from '../../../shared/model/format';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';

type Package = CommandOutput<'about.show'>['packages'][number];

/** The packages inside this build, to search, each with the text of its licence. */
export function Packages({ packages }: { readonly packages: readonly Package[] }) {
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Package | null>(null);
  const wanted = words.trim().toLowerCase();
  const shown = packages.filter(({ licence, name }) => `${name} ${licence}`.toLowerCase().includes(wanted));
  return (
    <>
      <Table<Package>
        variant="container"
        items={shown}
        trackBy={({ name, version }) => `${name}@${version}`}
        ariaLabels={{ tableLabel: 'Packages' }}
        header={
          <Header
            variant="h2"
            counter={`(${formatCount(shown.length)}${wanted === '' ? '' : `/${formatCount(packages.length)}`})`}
          >
            Packages inside
          </Header>
        }
        filter={
          <TextFilter
            filteringText={words}
            filteringPlaceholder="Find a package or a licence"
            filteringAriaLabel="Filter packages"
            onChange={({ detail }) => setWords(detail.filteringText)}
          />
        }
        empty={
          <Box textAlign="center">
            {packages.length === 0 ? 'This build did not write its packages down.' : 'No package matches.'}
          </Box>
        }
        columnDefinitions={[
          { id: 'name', header: 'Package', isRowHeader: true, cell: ({ name }) => name },
          { id: 'version', header: 'Version', cell: ({ version }) => <span className="numeric">{version}</span> },
          { id: 'licence', header: 'Licence', cell: ({ licence }) => licence },
          {
            id: 'text',
            header: 'Text',
            cell: (one) => (
              <Button variant="inline-link" ariaLabel={`Licence of ${one.name}`} onClick={() => setOpen(one)}>
                Read
              </Button>
            ),
          },
        ]}
      />
      {open === null ? null : <LicenceText one={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function LicenceText({ one: { name, version }, onClose }: { readonly one: Package; readonly onClose: () => void }) {
  const { reload, result } = useRequest('about.licence', { name, version });
  return (
    <Modal visible size="large" header={`${name} ${version}`} closeAriaLabel="Close" onDismiss={onClose}>
      {result.kind === 'failed' ? (
        <FailureAlert what="The text could not be read" failure={result.error} onRetry={reload} />
      ) : (
        <pre className="about-text">{result.kind === 'ready' ? result.data.text : 'Reading…'}</pre>
      )}
    </Modal>
  );
}
