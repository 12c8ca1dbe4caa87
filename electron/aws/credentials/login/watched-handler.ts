import type { NodeHttpHandler } from '@smithy/node-http-handler';

export interface WatchedHandler
  extends Pick<NodeHttpHandler, 'handle' | 'destroy' | 'httpHandlerConfigs' | 'updateHttpClientConfig'> {
  /** Whether anything was sent. */
  readonly asked: boolean;
  /** HTTP status of the last answer; null before one. */
  readonly status: number | null;
  /** What the last call ended in instead of an answer; null when it was answered. */
  readonly trouble: unknown;
}

/** A handler that remembers how its last call went, for a caller that only tells it in words. */
export function watched(inner: NodeHttpHandler): WatchedHandler {
  let asked = false;
  let status: number | null = null;
  let trouble: unknown = null;
  return {
    get asked() {
      return asked;
    },
    get status() {
      return status;
    },
    get trouble() {
      return trouble;
    },
    async handle(...call) {
      asked = true;
      try {
        const answer = await inner.handle(...call);
        status = answer.response.statusCode;
        trouble = null;
        return answer;
      } catch (error) {
        trouble = error;
        throw error;
      }
    },
    destroy: () => inner.destroy(),
    httpHandlerConfigs: () => inner.httpHandlerConfigs(),
    updateHttpClientConfig: (key, value) => inner.updateHttpClientConfig(key, value),
  };
}
