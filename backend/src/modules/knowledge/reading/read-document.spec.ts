import { describe, expect, it } from 'vitest';
import { docxOf, paragraph, pdfOf, zipOf } from '../testing/document-files.js';
import { readDocument } from './read-document.js';

const read = (content: string | Uint8Array, name = 'file') =>
  readDocument(typeof content === 'string' ? Buffer.from(content) : content, name);

describe('readDocument', () => {
  it('reads a PDF with its headings and paragraphs', async () => {
    const pdf = pdfOf([
      [
        { text: 'Opening hours', size: 18, y: 740 },
        { text: 'The practice is closed on Sun-', y: 700 },
        { text: 'days and on holidays.', y: 688 },
        { text: 'Parking is free.', y: 640 },
      ],
      [{ text: 'Implants cost more.', y: 740 }],
    ]);
    const { kind, title, text } = await read(pdf, 'hours.txt');
    expect({ kind, title }).toEqual({ kind: 'pdf', title: 'Opening hours' });
    expect(text).toBe(
      '## Opening hours\n\nThe practice is closed on Sundays and on holidays.\n\nParking is free.\n\nImplants cost more.',
    );
  });

  it('reads a DOCX with its headings, lists and tables', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('Crown')}</w:tc><w:tc>${paragraph('900')}</w:tc></w:tr></w:tbl>`;
    const { kind, title, text } = await read(
      docxOf(paragraph('Prices', 'Heading1') + paragraph('Valid in 2026 &amp; later.') + table),
    );
    expect({ kind, title }).toEqual({ kind: 'docx', title: 'Prices' });
    expect(text).toContain('# Prices\n\nValid in 2026 & later.');
    expect(text).toMatch(/Crown \| 900/);
  });

  it('reads HTML as words: nothing that acts or links', async () => {
    const { kind, title, text } = await read(`<!doctype html><html><head><title>Our &amp; house</title>
      <script>alert('x')</script><style>p { color: red }</style></head><body><nav>Menu</nav><h2>Rules</h2>
      <p onclick="steal()">Never pause <a href="javascript:alert(1)">the brand</a> campaign.</p>
      <img src="https://evil.example/x.png" alt="pixel"><iframe src="https://evil.example"></iframe>
      <ul><li>One</li><li>Two_2</li></ul><!-- hidden --></body></html>`);
    expect({ kind, title }).toEqual({ kind: 'html', title: 'Our & house' });
    expect(text).toContain('## Rules\n\nNever pause the brand campaign.');
    expect(text).toContain('Two_2');
    expect(text).not.toMatch(/alert|evil|steal|color|hidden|Menu|javascript/);
  });

  it('tells Markdown from text by its name, and text by its bytes', async () => {
    expect(await read('# Voice\r\n\r\nWe say *you*.', 'brand.md')).toEqual({
      kind: 'markdown',
      title: 'Voice',
      text: '# Voice\n\nWe say *you*.',
    });
    expect((await read(Buffer.from('Größe: 5 €', 'utf8'))).text).toBe('Größe: 5 €');
    expect((await read(Buffer.from('\ufeffGröße', 'utf16le'))).text).toBe('Größe');
    expect((await read(Uint8Array.from([0x47, 0x72, 0xf6, 0xdf, 0x65]))).text).toBe('Größe');
    expect((await read('a < b and <p> are text', 'notes.txt')).kind).toBe('text');
  });

  it('takes control characters and half characters out', async () => {
    expect((await read('one\u0000 two\u0007\n\n\n\n\nthree')).text).toBe('one two\n\nthree');
  });

  const nothing = Buffer.alloc(60 * 1024 * 1024);
  it.each<[string, Uint8Array | string, string, RegExp]>([
    ['nothing', '', 'unreadable_document', /no text/],
    ['blanks', ' \n\t ', 'unreadable_document', /no text/],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...nothing.subarray(0, 500)]),
      'unsupported_media_type',
      /PDF, DOCX/,
    ],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unsupported_media_type', /password/],
    ['an RTF file', '{\\rtf1 hello}', 'unsupported_media_type', /RTF/],
    ['another ZIP', zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'unsupported_media_type', /no DOCX/],
    ['a ZIP that was cut off', docxOf(paragraph('x')).subarray(0, 300), 'unreadable_document', /damaged/],
    [
      'a DOCX that is no XML',
      zipOf([{ name: 'word/document.xml', bytes: Buffer.from('nothing') }]),
      'unreadable_document',
      /cannot be read/,
    ],
    [
      'a ZIP bomb',
      docxOf(paragraph('x'), [
        { name: 'a', bytes: nothing },
        { name: 'b', bytes: nothing },
      ]),
      'payload_too_large',
      /100 MB/,
    ],
    [
      'a ZIP bomb that lies',
      docxOf(paragraph('x'), [
        { name: 'a', bytes: nothing, claims: 10 },
        { name: 'b', bytes: nothing, claims: 10 },
      ]),
      'payload_too_large',
      /100 MB/,
    ],
    ['a PDF without text', pdfOf([[]]), 'unreadable_document', /scan/],
    ['half a PDF', '%PDF-1.7\n%%EOF', 'unreadable_document', /damaged/],
    [
      'a PDF of too many pages',
      pdfOf(Array.from({ length: 2001 }, () => [])),
      'payload_too_large',
      /2001 pages/,
    ],
    ['too much text', 'word '.repeat(400_001), 'payload_too_large', /characters/],
  ])('refuses %s', async (_, content, code, message) => {
    await expect(read(content)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('refuses an encrypted PDF', async () => {
    const key = 'a'.repeat(64);
    const encrypted = pdfOf(
      [[{ text: 'secret', y: 700 }]],
      `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<00> <00>]`,
    );
    await expect(read(encrypted)).rejects.toMatchObject({ code: 'unreadable_document', message: /password/ });
  });
});
