import type { Fact, FactSide, Measure, Mention, ToolResult } from '@adwright/contracts';

/** A reference as engines write it. */
export function ref(id: string): string {
  return `{{${id}}}`;
}

/** Looks things up in a tool's answer. */
export class Sheet {
  constructor(readonly result: ToolResult) {}

  find(measure: Measure, side: FactSide, subject: string | null): Fact | undefined {
    return this.result.facts.find(
      (fact) => fact.measure === measure && fact.side === side && fact.subject === subject,
    );
  }

  of(subject: string | null, side: FactSide): Fact[] {
    return this.result.facts.filter((fact) => fact.subject === subject && fact.side === side);
  }

  kind(...kinds: Mention['kind'][]): Mention[] {
    return this.result.mentions.filter((mention) => kinds.includes(mention.kind));
  }

  has(note: ToolResult['notes'][number]): boolean {
    return this.result.notes.includes(note);
  }
}
