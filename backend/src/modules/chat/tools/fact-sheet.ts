import type {
  Citation,
  DayWindow,
  Fact,
  FactRows,
  FactSide,
  FactUnit,
  FoundPassage,
  Measure,
  Mention,
  ToolResult,
} from '@adwright/contracts';

/** Rows beyond this are cut; the figures are computed over all of them. */
export const MOST_ROWS = 200;
/** Names come from outside and can be of any length. */
const LONGEST_NAME = 200;

export interface SheetSource {
  /** Place of this call in the turn, from 1: it makes ids unique within an answer. */
  readonly call: number;
  readonly tool: string;
  readonly args: Record<string, unknown>;
}

export interface NewFact {
  readonly measure: Measure;
  readonly side?: FactSide;
  readonly subject?: string | null;
  readonly unit: FactUnit;
  readonly value: string;
  readonly currency?: string | null;
  readonly window?: DayWindow | null;
  readonly syncedAt?: Date | null;
  readonly attribution?: string | null;
}

/** What one tool call found, with ids that only we give out. */
export class FactSheet {
  private readonly facts: Fact[] = [];
  private readonly mentions: Mention[] = [];
  private readonly citations: Citation[] = [];
  private readonly notes = new Set<ToolResult['notes'][number]>();
  private rows: FactRows;

  constructor(private readonly source: SheetSource) {
    this.rows = { id: `c${source.call}`, columns: [], rows: [], cut: false };
  }

  /** @returns the mention's id. Control characters in a name could break lines apart wherever it is shown. */
  mention(
    kind: Mention['kind'],
    name: string,
    more: Partial<Pick<Mention, 'entityId' | 'parent' | 'state'>> = {},
  ) {
    const id = `c${this.source.call}.m${this.mentions.length + 1}`;
    this.mentions.push({
      id,
      kind,
      name: name
        .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
        .trim()
        .slice(0, LONGEST_NAME),
      entityId: more.entityId ?? null,
      parent: more.parent ?? null,
      state: more.state ?? null,
    });
    return id;
  }

  fact(fact: NewFact): void {
    this.facts.push({
      id: `c${this.source.call}.f${this.facts.length + 1}`,
      measure: fact.measure,
      side: fact.side ?? 'current',
      subject: fact.subject ?? null,
      unit: fact.unit,
      value: fact.value,
      currency: fact.unit === 'micros' ? (fact.currency ?? null) : null,
      query: { tool: this.source.tool, args: this.source.args },
      window: fact.window ?? null,
      syncedAt: fact.syncedAt?.toISOString() ?? null,
      attribution: fact.attribution ?? null,
      rows: this.rows.id,
    });
  }

  /** The days a window covers, as facts of their own: dates are numerals too. */
  window(window: DayWindow, side: FactSide = 'current', subject: string | null = null): void {
    this.fact({ measure: 'window_from', side, subject, unit: 'date', value: window.from, window });
    this.fact({ measure: 'window_to', side, subject, unit: 'date', value: window.to, window });
  }

  /** A passage that an answer may rest on. */
  cite({ documentId, documentTitle, chunkId, ordinal, heading, text }: FoundPassage): void {
    const id = `c${this.source.call}.e${this.citations.length + 1}`;
    this.citations.push({ id, documentId, documentTitle, chunkId, ordinal, heading, text, deleted: false });
  }

  note(note: ToolResult['notes'][number]): void {
    this.notes.add(note);
  }

  /** The rows behind the facts, as they are now. */
  table(columns: FactRows['columns'], rows: readonly (readonly (string | null)[])[]): void {
    const kept = rows.slice(0, MOST_ROWS).map((row) => [...row]);
    this.rows = { ...this.rows, columns: [...columns], rows: kept, cut: rows.length > kept.length };
  }

  result(): { result: ToolResult; rows: FactRows } {
    const { facts, mentions, citations } = this;
    if (facts.length + mentions.length + citations.length === 0) this.note('no_data');
    return {
      result: { tool: this.source.tool, facts, mentions, citations, notes: [...this.notes] },
      rows: this.rows,
    };
  }
}
