/** FNV-1a over UTF-16 code units, 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/; tells names apart, keeps no secret. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * What a job of an AWS workspace is called in the local workspace, where the built-in programs run for it: within the
 * 63 characters of a job's name, and another name for each workspace, since all of them run there side by side.
 */
export function machineJobName(workspaceId: string, jobName: string): string {
  return `${jobName.slice(0, 54).replace(/-+$/, '')}-${fnv1a(`${workspaceId}/${jobName}`)}`;
}
