/** Words for what is computed. */
export const insightNames = {
  themes: {
    title: 'The themes',
    plain: 'themes',
    none: 'The themes are not computed yet',
    about:
      'Every line is read for eight themes, from hope to guilt, and the words that speak for them are kept. It needs no training and ends within seconds for a series.',
    computing: 'Reading every line for its themes',
    button: 'Compute the themes',
  },
  network: {
    title: 'The network of characters',
    plain: 'network of characters',
    none: 'The network of characters is not computed yet',
    about:
      'What is found: who speaks with whom, who names whom and which names mean the same character, scene by scene and episode by episode.',
    computing: 'Finding who speaks with whom',
    button: 'Compute the network',
  },
} as const;
