export interface ServerEvent {
  id: string | undefined;
  data: string;
}

/** The events of a body of server-sent events (HTML Living Standard, 9.2.6), as they come. */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let event: { id: string | undefined; data: string[] } = { id: undefined, data: [] };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return; // An event that no empty line has ended is not one.
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (event.data.length > 0) yield { id: event.id, data: event.data.join('\n') };
          event = { id: event.id, data: [] };
          continue;
        }
        const [, field, text = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
        if (field === 'data') event.data.push(text);
        if (field === 'id') event.id = text;
      }
    }
  } finally {
    await reader.cancel();
  }
}
