import { personalDataIn } from './personal-data.js';
import { type PersonalKind, personalKinds } from './spans.js';

/** Marks hold no digit and no bracket of markup, so that an answer that repeats one still passes the sentence gate. */
const MARK = new RegExp(`‹(?:${personalKinds.join('|')}) [A-Z]+›`, 'g');
/** Keys of our own tool answers under which a figure, a day or an id of ours stands. */
const OURS = new Set(['id', 'value', 'of', 'parent', 'unit', 'currency', 'measure', 'side']);

/**
 * Takes personal data out of what is sent to a provider and puts it back into what stays with us. One of them serves one
 * request: the same datum has the same mark in all its messages, so that a model can still tell people apart.
 */
export class Redactor {
  private readonly marks = new Map<string, string>();
  private readonly originals = new Map<string, string>();

  /** @param off true passes everything on as it is. */
  constructor(private readonly off = false) {}

  /** The text with marks in the place of personal data. JSON stays JSON, and our own figures in it stay as they are. */
  hide(text: string): string {
    if (this.off) return text;
    const json = /^\s*[[{]/.test(text) ? parsed(text) : undefined;
    return json === undefined ? this.hideText(text) : JSON.stringify(this.hideIn(json));
  }

  /** The same for every text inside a value. */
  hideIn(value: unknown): unknown {
    if (this.off) return value;
    return mapTexts(value, (text, key) =>
      key !== null && OURS.has(key) && isOurs(text) ? text : this.hideText(text),
    );
  }

  /** What the marks stand for, in every text inside a value. A mark nobody gave out stays. */
  restore(value: unknown): unknown {
    return mapTexts(value, (text) => text.replaceAll(MARK, (mark) => this.originals.get(mark) ?? mark));
  }

  private hideText(text: string): string {
    let hidden = '';
    let from = 0;
    for (const { kind, start, end } of personalDataIn(text)) {
      hidden += text.slice(from, start) + this.markOf(kind, text.slice(start, end));
      from = end;
    }
    return hidden + text.slice(from);
  }

  private markOf(kind: PersonalKind, datum: string): string {
    const known = this.marks.get(datum);
    if (known !== undefined) return known;
    const mark = `‹${kind} ${letters(this.marks.size)}›`;
    this.marks.set(datum, mark);
    this.originals.set(mark, datum);
    return mark;
  }
}

/** 0 is A, 25 is Z, 26 is AA. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** A figure, a day, an instant or one of our ids: nothing that a person is known by. */
function isOurs(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$|^\d{4}-\d{2}-\d{2}|^c\d+\.[fem]\d+$|^[0-9a-f]{8}-[0-9a-f-]{27}$|^[a-z_]+$/i.test(
    text,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function mapTexts(
  value: unknown,
  change: (text: string, key: string | null) => string,
  key: string | null = null,
): unknown {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change, name)]),
  );
}
