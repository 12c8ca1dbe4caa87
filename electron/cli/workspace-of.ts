import { localWorkspaceId } from '../../shared/model/workspace';

/** The workspace a command line is about; `--workspace` may stand anywhere in it. */
export function workspaceOf(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const at = words.findIndex((word) => word === '--workspace' || word.startsWith('--workspace='));
  const said = words[at]?.includes('=') ? words[at].slice('--workspace='.length) : words[at + 1];
  return (at >= 0 && said) || environment.UPSIDE_WORKSPACE || localWorkspaceId;
}
