import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BuilderReply, BuilderTurn, DraftValues } from '@adwright/contracts';

type Answer = (turn: BuilderTurn) => Partial<BuilderReply>;

/** The AI service's builder over HTTP, as a test wants it to be. Chat turns are answered with the wish to build. */
export async function startBuilderDouble() {
  const turns: BuilderTurn[] = [];
  let answer: Answer = () => ({});
  let speech: string[] = ['{"type":"build"}'];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      if (request.url === '/chat') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const events = [
          '{"type":"engine","engine":"double","prompt":null}',
          ...speech,
          '{"type":"done","usage":null}',
        ];
        response.end(events.map((event) => `data: ${event}\n\n`).join(''));
        return;
      }
      const turn = JSON.parse(text) as BuilderTurn;
      turns.push(turn);
      const reply: BuilderReply = {
        body: turn.body,
        about: 'draft',
        engine: 'double',
        prompt: null,
        instead: null,
        segments: [{ type: 'text', text: 'What else?' }],
        ...answer(turn),
      };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(reply));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    turns,
    answers: (next: Answer) => {
      answer = next;
    },
    /** What the chat says, as raw events. */
    speaks: (...events: string[]) => {
      speech = events;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Everything a draft for Google needs, except its account. */
export const wholeDraft: Omit<
  DraftValues,
  'accounts' | 'offer' | 'googleShare' | 'ages' | 'languages' | 'metaTexts'
> = {
  platforms: ['google'],
  business: 'dentist practice',
  objective: 'leads',
  budget: { micros: '200000000', currency: 'EUR', period: 'week' },
  places: [{ kind: 'city', name: 'Lyon', country: 'FR' }],
  startDate: 'now',
  endDate: 'none',
  gender: 'all',
  landingPage: 'https://dentist.example/new',
  keywords: [{ text: 'dentist lyon', matchType: 'phrase' }],
  negatives: [{ text: 'jobs', matchType: 'phrase' }],
  googleTexts: {
    headlines: ['Dentist in Lyon', 'New patients welcome', 'Get in touch today'],
    descriptions: ['Get to know our practice in Lyon.', 'All details are on our website.'],
  },
  name: 'Dentist | Lyon',
};
