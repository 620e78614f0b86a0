import {
  type ConversationMessage,
  conversationMessageSchema,
  type FactRows,
  factRowsSchema,
  type Language,
} from '@adwright/contracts';
import { z } from 'zod';

const LOGIN = { email: 'owner@demo.adwright.dev', password: 'demo-adwright' };
const TIMEOUT_MS = 60_000;

/** A person of the demo who asks over the API, as the web client does. */
export class Asking {
  private constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
  ) {}

  static async signIn(url: string): Promise<Asking> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/auth/login`, {
      method: 'POST',
      headers,
      body: JSON.stringify(LOGIN),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`signing in answered ${answer.status}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return new Asking(url, { ...headers, cookie });
  }

  /** Asks all turns in one new conversation. @returns the last answer and its conversation */
  async ask(
    turns: readonly string[],
    language: Language,
  ): Promise<{ conversationId: string; answer: ConversationMessage }> {
    const { id } = z.object({ id: z.string() }).parse(await this.send('POST', '/conversations', {}));
    for (const text of turns) {
      const response = await this.request('POST', `/conversations/${id}/messages`, { text, language });
      await response.text();
      if (!response.ok) throw new Error(`"${text}" answered ${response.status}`);
    }
    const conversation = z
      .object({ messages: z.array(conversationMessageSchema) })
      .parse(await this.send('GET', `/conversations/${id}`));
    const answer = conversation.messages.at(-1);
    if (!answer) throw new Error('no answer was kept');
    return { conversationId: id, answer };
  }

  /** The rows behind a figure, as a click on it shows them. */
  async rows(conversationId: string, messageId: string, factId: string): Promise<FactRows> {
    const path = `/conversations/${conversationId}/messages/${messageId}/facts/${factId}`;
    return z.object({ rows: factRowsSchema }).parse(await this.send('GET', path)).rows;
  }

  /** The names of all accounts and campaigns by their ids. */
  async names(): Promise<ReadonlyMap<string, string>> {
    const named = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
    const pages = await Promise.all(
      ['/ad-accounts?limit=100', '/campaigns?limit=100'].map((path) => this.send('GET', path)),
    );
    return new Map(
      pages.flatMap((page) => named.parse(page).items.map(({ id, name }) => [id, name] as const)),
    );
  }

  private request(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: this.headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await this.request(method, path, body);
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}

/** The answer's own words, references left out: the only place where a number could have been made up. */
export function wordsOf(answer: ConversationMessage): string {
  return answer.segments.map((segment) => (segment.type === 'text' ? segment.text : ' ')).join('');
}

/** The answer as a person reads it. */
export function readable(answer: ConversationMessage): string {
  const facts = new Map(answer.facts.map((fact) => [fact.id, `«${fact.value}${fact.currency ?? ''}»`]));
  const names = new Map(answer.mentions.map(({ id, name }) => [id, `[${name}]`]));
  return answer.segments
    .map((segment) => {
      if (segment.type === 'text' || segment.type === 'slot') return segment.text;
      return facts.get(segment.id) ?? names.get(segment.id) ?? '{passage}';
    })
    .join('');
}
