interface ServingTypes {
  readonly contentTypes: readonly string[];
  readonly responseTypes: readonly string[];
}

/** What each built-in program takes and answers with (docs/chat-endpoint.md). */
const builtIn: Readonly<Record<string, ServingTypes>> = {
  'character-chatbot': { contentTypes: ['application/json'], responseTypes: ['application/json', 'text/event-stream'] },
  'location-classifier': {
    contentTypes: ['text/csv', 'application/json', 'application/jsonlines'],
    responseTypes: ['application/json', 'text/csv', 'application/jsonlines'],
  },
  'theme-classifier': {
    contentTypes: ['application/json', 'text/csv', 'application/jsonlines', 'text/plain'],
    responseTypes: ['application/json'],
  },
};

/** What to register as supported; for somebody's own image JSON, the one type nearly every program takes. */
export function servingTypes(image: string): ServingTypes {
  const algorithm = /^upside\.local\/([^:]+)/.exec(image)?.[1] ?? '';
  return builtIn[algorithm] ?? { contentTypes: ['application/json'], responseTypes: ['application/json'] };
}
