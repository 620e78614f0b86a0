import {
  problemSchema,
  type ReadToolName,
  readTools,
  type ToolResult,
  toolResultSchema,
} from '@adwright/contracts';
import { AppError } from '../common/app-error.js';
import { correlationId } from '../common/correlation.js';
import { type Toolbox, ToolRefused } from '../llm/speaker.js';

const TIMEOUT_MS = 20_000;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * Calls the API's read-only tools for one turn and remembers what they gave out. A call may name only what the person is
 * looking at or wrote, or what a tool of this turn gave out by id: an id that stands in a name or a document is nobody's to
 * ask for. (What the person may not see the API refuses anyway.)
 */
export class ToolClient implements Toolbox {
  private readonly references = new Set<string>();
  private readonly ids: Set<string>;

  constructor(
    private readonly place: { readonly url: string; readonly token: string },
    private readonly signal: AbortSignal,
    private readonly onCall: (tool: ReadToolName) => void,
    /** The person's question and what they look at. */
    own: string,
  ) {
    this.ids = new Set(own.match(ID)?.map((id) => id.toLowerCase()));
  }

  knows(reference: string): boolean {
    return this.references.has(reference);
  }

  async call(tool: ReadToolName, args: Record<string, unknown>): Promise<ToolResult> {
    const foreign = JSON.stringify(args)
      .match(ID)
      ?.find((id) => !this.ids.has(id.toLowerCase()));
    if (foreign !== undefined) throw new ToolRefused('not_found', `no tool gave out ${foreign} in this turn`);
    this.onCall(tool);
    const response = await this.send(readTools[tool].path, args);
    const body: unknown = await response.json().catch((error: unknown) => {
      throw new AppError('ai_unavailable', 'A tool answered something that is no JSON.', { cause: error });
    });
    if (!response.ok) throw refusalOf(response.status, body);
    const result = toolResultSchema.parse(body);
    for (const { entityId } of result.mentions) if (entityId !== null) this.ids.add(entityId.toLowerCase());
    for (const { id } of [...result.facts, ...result.mentions, ...result.citations]) this.references.add(id);
    return result;
  }

  private async send(path: string, args: Record<string, unknown>): Promise<Response> {
    try {
      return await fetch(`${this.place.url}${path}`, {
        method: 'POST',
        redirect: 'error',
        headers: {
          authorization: `Bearer ${this.place.token}`,
          'content-type': 'application/json',
          'x-correlation-id': correlationId(),
        },
        body: JSON.stringify(args),
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
    } catch (error) {
      throw new AppError('ai_unavailable', 'The accounts’ figures could not be read.', { cause: error });
    }
  }
}

/** What is wrong with the question can be put right by asking otherwise; a token that ended cannot. */
function refusalOf(status: number, body: unknown): Error {
  const problem = problemSchema.safeParse(body);
  const code = problem.success ? problem.data.code : 'internal';
  const detail = problem.success ? problem.data.detail : `a tool answered ${status}`;
  if ([404, 422, 429].includes(status)) return new ToolRefused(code, detail);
  return new AppError('ai_unavailable', 'The accounts’ figures could not be read.', {
    cause: new Error(detail),
  });
}
