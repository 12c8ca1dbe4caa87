/** Under which name the log store keeps a processing job's lines; a training job may have the same name. */
export function processingLogKey(name: string): string {
  return `processing/${name}`;
}
