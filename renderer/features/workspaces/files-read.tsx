import ExpandableSection from '@cloudscape-design/components/expandable-section';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { CommandOutput } from '../../../shared/contract/index';

interface FilesReadProps {
  readonly files: CommandOutput<'workspaces.profiles'>['files'];
  readonly profiles: number;
}

/** Where the profiles come from, and what is wrong with a file; open when something is. */
export function FilesRead({ files, profiles }: FilesReadProps) {
  const wrong = files.some(({ problem }) => problem !== null);
  const count = profiles === 1 ? '1 profile' : `${profiles} profiles`;
  return (
    <ExpandableSection
      headerText={wrong ? 'AWS configuration files, with a problem' : `AWS configuration files, ${count}`}
      defaultExpanded={wrong}
    >
      <ul className="files-read">
        {files.map(({ path, problem }) => (
          <li key={path}>
            <StatusIndicator
              type={problem === null ? 'success' : 'warning'}
              iconAriaLabel={problem === null ? 'Read' : 'Problem'}
            >
              <code>{path}</code>
            </StatusIndicator>
            {problem === null ? null : <p>{problem}</p>}
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}
