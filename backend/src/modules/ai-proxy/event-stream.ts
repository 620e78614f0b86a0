const LONGEST_ANSWER = 64 * 1024 * 1024;

/** The body as text. @throws Error beyond 64 MB: nothing that the AI service answers is larger. */
export async function textOf(response: Response): Promise<string> {
  let text = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (text.length > LONGEST_ANSWER) throw new Error('an answer without an end');
  }
  return text;
}

/**
 * The data of server-sent events, as JSON; comments, which are signs of life, are passed over.
 * @throws Error when nothing comes for `silenceMs`, or an event has no end.
 */
export async function* eventsIn(response: Response, silenceMs: number): AsyncGenerator<unknown> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await within(silenceMs, reader.read());
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      if (rest.length > LONGEST_ANSWER) throw new Error('an event without an end');
      for (const block of blocks)
        if (block.startsWith('data: ')) yield JSON.parse(block.slice('data: '.length)) as unknown;
    }
  } finally {
    // Closes the connection when the reader leaves early, by which the service stops its provider. What made it leave is
    // thrown already; a connection that is gone need not be closed.
    await reader.cancel().catch(() => undefined);
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the service fell silent')), ms);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
