import TurndownService from 'turndown';

export interface HtmlText {
  readonly title: string | null;
  /** Markdown: headings, lists and tables keep their structure; links and images are left as words. */
  readonly text: string;
}

/** Parts that hold no words of the document, or act when they are shown. */
const SILENT = [
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'canvas',
  'form',
  'nav',
  'head',
] as const;

function converter(): TurndownService {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
  });
  turndown.remove((node) => (SILENT as readonly string[]).includes(node.nodeName.toLowerCase()));
  turndown.addRule('words of links', { filter: 'a', replacement: (content) => content });
  turndown.addRule('no images', { filter: 'img', replacement: () => '' });
  turndown.addRule('cells', { filter: ['td', 'th'], replacement: (content) => `${oneLine(content)} | ` });
  turndown.addRule('rows', { filter: 'tr', replacement: (content) => `${content.replace(/ \| $/, '')}\n` });
  return turndown;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Turns HTML into Markdown; nothing of it is executed or fetched. */
export function readHtml(html: string): HtmlText {
  const title = /<title[^>]*>([^<]{1,300})<\/title>/i.exec(html)?.[1] ?? null;
  return {
    title: title === null ? null : oneLine(decodeEntities(title)),
    // What escapes Markdown's own signs would be shown: passages are shown as they are.
    text: converter()
      .turndown(html)
      .replace(/\\([\\`*_{}[\]()#+\-.!>|])/g, '$1'),
  };
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|(\w{2,6}));/g,
    (whole, code: string | undefined, name: string | undefined) =>
      code === undefined
        ? (NAMED[name ?? ''] ?? whole)
        : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  );
}
