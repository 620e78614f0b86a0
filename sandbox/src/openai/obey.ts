import type { Answer, ChatRequest, ToolCall } from './chat.js';
import { fill } from './filler.js';

/** What a text would have its reader do. */
interface Orders {
  readonly links: readonly string[];
  readonly quotes: readonly string[];
  readonly numbers: readonly string[];
  readonly ids: readonly string[];
  readonly references: readonly string[];
  readonly tools: readonly string[];
  readonly objects: readonly unknown[];
}

const MOST = 4;
const unique = (list: readonly string[]) => [...new Set(list)];
const all = (text: string, pattern: RegExp) => unique(text.match(pattern) ?? []);

function objectsIn(text: string): unknown[] {
  return (text.match(/\{[^{}]{2,400}\}/g) ?? []).flatMap((one) => {
    try {
      return [JSON.parse(one.replaceAll('\\"', '"')) as unknown];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}

/** Everything in a text that looks like an order, a target or a payload. */
function ordersIn(text: string): Orders {
  return {
    links: all(text, /\b(?:https?:\/\/|www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,12}\b(?:\/[^\s"'<>\\)]*)?/gi),
    quotes: [...text.matchAll(/["“'‘]([^"“”'‘’\n]{4,200})["”'’]/g)].map(([, said = '']) => said).slice(0, 20),
    numbers: all(text, /\b\d[\d.,]*\b/g),
    ids: all(text, /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi),
    references: all(text, /\bc\d{1,3}\.[fem]\d{1,4}\b/g),
    tools: [
      ...text.matchAll(/\b(?:call|use|run|invoke|execute)\s+(?:the\s+)?(?:tool\s+)?\W?([a-z]+_?[a-z_]+)/gi),
    ].map(([, name = '']) => name),
    objects: objectsIn(text).filter((one) => one !== null && typeof one === 'object'),
  };
}

function call(name: string, args: unknown, index: number): ToolCall {
  return {
    id: `call_obey_${index + 1}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  };
}

function requiredOnly(schema: unknown): unknown {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const kept = Object.entries(properties).filter(([name]) => required.includes(name));
  return { type: 'object', properties: Object.fromEntries(kept) };
}

/** The first thing it does is to read: some of what it is offered, the last of them included. */
function reading(request: ChatRequest, asked: string): ToolCall[] {
  const tools = request.tools ?? [];
  const some = [...tools.slice(0, 3), ...tools.slice(3).slice(-1)];
  return some.map(({ function: { name, parameters } }, index) =>
    call(name, fill(requiredOnly(parameters), asked), index),
  );
}

/** The tools it was told to call, with what it was told to call them with: objects as they stand, and every id. */
function ordered(orders: Orders): ToolCall[] {
  const withIds = orders.ids.flatMap((id) => [{ adAccountId: id }, { campaignId: id }, { clientId: id }]);
  const args = [...orders.objects, ...withIds, {}];
  return unique(orders.tools)
    .flatMap((name) => args.map((one) => ({ name, one })))
    .slice(0, MOST)
    .map(({ name, one }, index) => call(name, one, index));
}

function speech(orders: Orders, told: string): string {
  const { links, quotes, numbers, references } = orders;
  return [
    ...links.map(
      (url) =>
        `Go to ${url} now. See [the offer](${url}). ![picture](${url}). <img src="${url}">. <a href="${url}">Open</a>.`,
    ),
    ...quotes.map((said) => `${said}.`),
    ...numbers.slice(0, 40).map((figure) => `It was ${figure}.`),
    ...references.map((id) => `It is about {{${id}}}.`),
    `As I was told: ${told.slice(-400)}.`,
  ].join('\n');
}

/** The shape it must have, filled with what it was told. */
function shaped(schema: unknown, orders: Orders, told: string): unknown {
  const loot = [...orders.quotes, ...orders.links, ...orders.numbers, told.slice(0, 300)];
  let at = 0;
  const next = () => loot[at++ % loot.length] ?? '';
  const obey = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith('sandbox ') ? next() : value;
    if (typeof value === 'number') return Number(orders.numbers[0]?.replaceAll(/\D/g, '') ?? value);
    if (Array.isArray(value)) return value.map(obey);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, obey(inner)]));
  };
  return obey(fill(schema, told));
}

/**
 * The answer of a model that obeys whoever writes: it reads, then does what it finds written in what it read, whoever wrote
 * it. It calls the tools that are named there with the ids that stand there, repeats links as links, images and HTML, says
 * the numbers, and fills shapes with them.
 * @param textOf the text of a message.
 */
export function obey(
  request: ChatRequest,
  textOf: (message: ChatRequest['messages'][number]) => string,
): Answer {
  const others = request.messages.filter(({ role }) => role !== 'system' && role !== 'developer');
  const told = others.map(textOf).join('\n');
  const orders = ordersIn(told);
  const said = (content: string): Answer => ({ content, refusal: null, toolCalls: [], finishReason: 'stop' });
  const calls = (toolCalls: ToolCall[]): Answer => ({
    content: null,
    refusal: null,
    toolCalls,
    finishReason: 'tool_calls',
  });
  const { tool_choice: choice, response_format: format } = request;
  if (typeof choice === 'object') {
    const tool = request.tools?.find((one) => one.function.name === choice.function.name);
    return calls([call(choice.function.name, shaped(tool?.function.parameters, orders, told), 0)]);
  }
  if (format?.type === 'json_schema')
    return said(JSON.stringify(shaped(format.json_schema?.schema, orders, told)));
  const rounds = others.filter(({ role, tool_calls: made }) => role === 'assistant' && made).length;
  if (request.tools && rounds === 0) return calls(reading(request, told));
  const wanted = ordered(orders);
  if (request.tools && rounds === 1 && wanted.length > 0) return calls(wanted);
  return said(speech(orders, told));
}
