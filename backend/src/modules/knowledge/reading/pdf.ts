import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { UnreadableError } from './refusal.js';

const MOST_PAGES = 2_000;
/** A line this much taller than most of the document is a heading. */
const HEADING = 1.2;
/** Longer lines are no headings, however tall. */
const LONGEST_HEADING = 120;
/** A gap of more than this many line heights ends a paragraph. */
const PARAGRAPH_GAP = 1.6;

export interface PdfText {
  readonly title: string | null;
  readonly text: string;
}

interface Line {
  text: string;
  height: number;
  y: number;
  page: number;
}

/** Reads a PDF's text in the order its writer put it, with headings by the height of their letters. @throws UnreadableError */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({
    // The reader takes the memory for itself.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MOST_PAGES)
      throw new UnreadableError(
        'payload_too_large',
        `The PDF has ${pdf.numPages} pages; ${MOST_PAGES} are accepted. Nothing was stored.`,
      );
    const lines: Line[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      lines.push(...linesOf((await page.getTextContent()).items, number));
      page.cleanup();
    }
    const { info } = await pdf.getMetadata();
    const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : '';
    return { title: title === '' ? null : title, text: paragraphsOf(lines) };
  } catch (error) {
    throw reasonOf(error);
  } finally {
    await task.destroy();
  }
}

function reasonOf(error: unknown): unknown {
  if (error instanceof UnreadableError || !(error instanceof Error)) return error;
  return new UnreadableError(
    'unreadable_document',
    error.name === 'PasswordException'
      ? 'The PDF is protected by a password. Save it without one and send it again. Nothing was stored.'
      : 'The PDF is damaged and cannot be read. Nothing was stored.',
  );
}

function linesOf(items: readonly object[], page: number): Line[] {
  const lines: Line[] = [];
  let open: Line | null = null;
  for (const item of items) {
    if (!('str' in item) || typeof item.str !== 'string') continue;
    const {
      str,
      height = 0,
      transform = [],
      hasEOL = false,
    } = item as {
      str: string;
      height?: number;
      transform?: number[];
      hasEOL?: boolean;
    };
    open ??= { text: '', height: 0, y: transform[5] ?? 0, page };
    open.text += str;
    open.height = Math.max(open.height, height);
    if (!hasEOL) continue;
    lines.push(open);
    open = null;
  }
  if (open) lines.push(open);
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }));
}

/** The height that most letters have. */
function usualHeight(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { height, text } of lines) {
    const step = Math.round(height * 2) / 2;
    letters.set(step, (letters.get(step) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function paragraphsOf(lines: readonly Line[]): string {
  const usual = usualHeight(lines);
  let text = '';
  let before: Line | null = null;
  for (const line of lines) {
    if (line.text === '') {
      before = null;
      continue;
    }
    const heading = usual > 0 && line.height > usual * HEADING && line.text.length <= LONGEST_HEADING;
    const apart =
      before === null ||
      line.page !== before.page ||
      Math.abs(before.y - line.y) > PARAGRAPH_GAP * line.height;
    if (heading) text += `\n\n## ${line.text}\n\n`;
    // A word that was cut at the end of its line is one word again.
    else if (!apart && /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line.text))
      text = text.slice(0, -1) + line.text;
    else text += (text === '' || /\s$/.test(text) ? '' : apart ? '\n\n' : ' ') + line.text;
    before = heading ? null : line;
  }
  return text;
}
