/** A run of source text that belongs together. `start` and `end` are offsets into the source. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'list' | 'table' | 'code';
  /** 1 to 6 for a heading, else 0. */
  depth: number;
  /** The words without markup. */
  text: string;
  start: number;
  end: number;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * Takes Markdown's and inline HTML's marks off a piece of text; what a person reads stays. Bounded, so that
 * no text can make it slow.
 */
export function plainText(source: string): string {
  return source
    .replace(/<!--[\s\S]{0,4000}?-->/g, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/!\[([^\][]{0,500})\]\([^)\s]{0,2000}[^)]{0,300}\)/g, '$1')
    .replace(/\[([^\][]{0,500})\]\([^)\s]{0,2000}[^)]{0,300}\)/g, '$1')
    .replace(/\{\{[^{}]*\}\}/g, ' ')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/&#(\d{2,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim();
}

/** Length of a front matter block at the start of a document, 0 without one; it describes the text and is not part of it. */
export function frontMatterLength(source: string): number {
  return /^---\r?\n[\s\S]*?\r?\n---[ \t]*(\r?\n|$)/.exec(source)?.[0].length ?? 0;
}

interface Line {
  text: string;
  start: number;
  end: number;
}

function linesOf(source: string, from: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  while (start < source.length) {
    const next = source.indexOf('\n', start);
    const end = next < 0 ? source.length : next + 1;
    lines.push({ text: source.slice(start, end).replace(/\r?\n$/, ''), start, end });
    start = end;
  }
  return lines;
}

function kindOf(line: string): Block['kind'] {
  if (/^#{1,6}\s/.test(line)) return 'heading';
  if (/^\s*([-*+]|\d{1,3}[.)])\s+/.test(line)) return 'list';
  if (/^\s*\|.*\|\s*$/.test(line)) return 'table';
  return 'paragraph';
}

function blockOf(kind: Block['kind'], lines: readonly Line[]): Block | null {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return null;
  const raw = lines.map((line) => line.text).join(kind === 'paragraph' ? ' ' : '\n');
  const depth = kind === 'heading' ? (/^#+/.exec(raw)?.[0].length ?? 1) : 0;
  const text =
    kind === 'code' ? raw.trim() : plainText(kind === 'heading' ? raw.replace(/^#+\s*|\s*#+$/g, '') : raw);
  return text === '' ? null : { kind, depth, text, start: first.start, end: last.end };
}

/** Splits Markdown or plain text into blocks: blank lines part them, as do headings, fences, lists and tables. */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  let kind: Block['kind'] = 'paragraph';
  let open: Line[] = [];
  let fence: string | null = null;
  const close = () => {
    const block = blockOf(kind, open);
    if (block) blocks.push(block);
    open = [];
  };
  for (const line of linesOf(source, frontMatterLength(source))) {
    const mark = /^\s*(```+|~~~+)/.exec(line.text)?.[1] ?? null;
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
      else open.push(line);
      if (fence === null) close();
      continue;
    }
    if (mark !== null) {
      close();
      kind = 'code';
      fence = mark;
      continue;
    }
    if (line.text.trim() === '') {
      close();
      continue;
    }
    const here = kindOf(line.text);
    // An indented line goes on with the list item above it.
    const goesOn = open.length > 0 && (here === kind || (kind === 'list' && here === 'paragraph'));
    if (!goesOn || here === 'heading') {
      close();
      kind = here;
    }
    open.push(line);
    if (here === 'heading') close();
  }
  close();
  return blocks;
}
