import type { EndpointView } from '../../../shared/model/endpoint-view';

/** Content types serving programs commonly take. */
export const contentTypes: readonly [string, ...string[]] = [
  'application/json',
  'text/csv',
  'text/plain',
  'application/jsonlines',
];

/** A body to begin with: for a chat model a question, else a text. */
export function sampleBody({ models }: Pick<EndpointView, 'models'>, contentType: string): string {
  const text = 'The lights in the hall went out one after another.';
  if (contentType !== 'application/json') return text;
  const chat = models.some(({ image, packageArn }) => /chat/i.test(`${image ?? ''} ${packageArn ?? ''}`));
  const body = chat ? { messages: [{ role: 'user', content: 'Are you all right?' }] } : { text };
  return JSON.stringify(body, null, 2);
}
