/** Takes a text/event-stream apart, wherever it was cut in two. */
export interface SseReader {
  /** The data of every event that is whole now. */
  push(text: string): readonly string[];
  /** The data of an event that no blank line closed, if there is one. */
  end(): readonly string[];
}

/**
 * Lines end with CRLF, LF or CR; the data lines of one event are joined by LF; comments and other fields are
 * skipped. https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export function createSseReader(): SseReader {
  let rest = '';
  let data: string[] = [];

  const take = (line: string): string | null => {
    if (line === '') {
      const event = data.length > 0 ? data.join('\n') : null;
      data = [];
      return event;
    }
    if (line === 'data') data.push('');
    else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
    return null;
  };

  return {
    push(text) {
      rest += text;
      const events: string[] = [];
      for (;;) {
        const end = /\r\n|\n|\r/.exec(rest);
        // A CR that is the last character so far may be half of a CRLF.
        if (!end || (end[0] === '\r' && end.index === rest.length - 1)) return events;
        const event = take(rest.slice(0, end.index));
        rest = rest.slice(end.index + end[0].length);
        if (event !== null) events.push(event);
      }
    },
    end() {
      const last = rest.replace(/\r$/, '');
      rest = '';
      return [last === '' ? null : take(last), take('')].filter((event) => event !== null);
    },
  };
}
