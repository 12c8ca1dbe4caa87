import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { DatasetDetail } from '../../../shared/model/dataset/dataset';
import { formatBytes } from '../../../shared/model/format';
import { useWorkspace } from '../../bridge/workspace-store';
import { DownloadFile } from './download-file';

const meanings: readonly (readonly [RegExp, string])[] = [
  [/^records\.jsonl$/, 'Every line with speaker, scene, place and source'],
  [/^card\.json$/, 'The data card, for programs'],
  [/^card\.md$/, 'The data card, to read'],
  [/^report\.json$/, 'The quality report'],
  [/^dialogue\//, 'Lines of dialogue for a character chatbot'],
  [/^pairs\//, 'Context and reply as chat messages for a language model'],
  [/^locations\//, 'Texts with their place for a location classifier'],
];

/** The files that were written, to train on elsewhere or to look into. */
export function FilesPanel({ files }: { readonly files: DatasetDetail['files'] }) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  return (
    <Container header={<Header variant="h2">Files</Header>}>
      <table className="data-lines">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">What it is</th>
            <th scope="col" className="data-figure">
              Size
            </th>
            <th scope="col">Download</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ bytes, path, s3Uri }) => (
            <tr key={path}>
              <th scope="row" className="mono">
                {path}
              </th>
              <td>{meanings.find(([pattern]) => pattern.test(path))?.[1] ?? ''}</td>
              <td className="data-figure">{formatBytes(bytes)}</td>
              <td>
                <DownloadFile workspaceId={workspaceId} s3Uri={s3Uri} name={path} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Container>
  );
}
