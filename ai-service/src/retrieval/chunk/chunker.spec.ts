import { describe, expect, it } from 'vitest';
import { blocksOf, plainText } from './blocks.js';
import { CHUNK, chunksInTurns, chunksOf, searchText } from './chunker.js';

const sentence = 'Our practice opens at eight and closes at six on every working day. ';

describe('blocksOf', () => {
  it('tells headings, paragraphs, lists, tables and code apart and leaves front matter out', () => {
    const source = [
      '---',
      'title: Opening hours',
      '---',
      '# Hours',
      'We open at eight.',
      'We close at six.',
      '',
      '- Monday',
      '  and Tuesday',
      '- Friday',
      '',
      '| day | hours |',
      '|---|---|',
      '```',
      '# not a heading',
      '```',
      'Last words.',
    ].join('\n');
    const blocks = blocksOf(source);
    expect(blocks.map((b) => b.kind)).toEqual(['heading', 'paragraph', 'list', 'table', 'code', 'paragraph']);
    expect(blocks[1]?.text).toBe('We open at eight. We close at six.');
    expect(blocks[2]?.text).toContain('and Tuesday');
    for (const block of blocks) expect(source.slice(block.start, block.end).length).toBeGreaterThan(0);
    expect(source.slice(blocks[1]?.start, blocks[1]?.end)).toBe('We open at eight.\nWe close at six.\n');
  });

  it('keeps what a person reads of links, emphasis and inline HTML', () => {
    expect(
      plainText('**Never** pause [the brand](https://x.example/a(b)) <em>campaign</em> &amp; more'),
    ).toMatch(/^Never pause the brand.*campaign & more$/);
    expect(plainText('a < b and c > d')).toBe('a < b and c > d');
  });

  it('survives an unclosed fence, an unclosed front matter and odd line ends', () => {
    expect(blocksOf('```\ncode that never ends')).toEqual([expect.objectContaining({ kind: 'code' })]);
    expect(blocksOf('---\nno end of it').length).toBeGreaterThan(0);
    expect(blocksOf('one\r\n\r\ntwo').map((b) => b.text)).toEqual(['one', 'two']);
  });
});

describe('chunksOf', () => {
  it('gives none for nothing', () => {
    for (const empty of ['', '   \n\n ', '# Only a heading', '---\ntitle: x\n---\n'])
      expect(chunksOf(empty)).toEqual([]);
  });

  it('keeps sections apart and names their headings', () => {
    const source = `# Guide\n\n## Budget\n\n${sentence.repeat(6)}\n\n## Staff\n\n${sentence.repeat(6)}`;
    const chunks = chunksOf(source);
    expect(chunks.map((c) => c.headings)).toEqual([
      ['Guide', 'Budget'],
      ['Guide', 'Staff'],
    ]);
    expect(searchText('Handbook', chunks[1] ?? expect.fail())).toMatch(
      /^Handbook\nGuide\nStaff\nOur practice/,
    );
  });

  it('lets short sections join, with their heading in the text', () => {
    const chunks = chunksOf('## One\n\nShort.\n\n## Two\n\nShort too.');
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.text).toBe('Short.\n\nTwo\n\nShort too.');
  });

  it('never exceeds the limit and loses no word, whatever comes', () => {
    const sources = [
      sentence.repeat(200),
      'x'.repeat(20_000),
      `- ${sentence.repeat(60)}\n- ${'item '.repeat(900)}`,
      `| a | b |\n${'| one | two |\n'.repeat(900)}`,
      `${'word '.repeat(3_000)}\n\n# Then\n\n${'😀'.repeat(4_000)}`,
    ];
    const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').replace(/Then/g, '');
    for (const source of sources) {
      const chunks = chunksOf(source);
      for (const chunk of chunks) expect(chunk.text.length).toBeLessThanOrEqual(CHUNK.most);
      expect(words(chunks.map((c) => c.text).join(''))).toBe(words(source));
      expect(chunks.map((c) => c.ordinal)).toEqual(chunks.map((_, i) => i));
    }
  });

  it('points back into the source', () => {
    const source = `# A\n\n${sentence.repeat(10)}\n\n# B\n\n${sentence.repeat(3)}The answer is forty-two.`;
    const chunk = chunksOf(source).find((c) => c.text.includes('forty-two'));
    expect(source.slice(chunk?.start, chunk?.end)).toContain('forty-two');
  });
});

describe('a large text', () => {
  it('is cut as any other, while the process goes on answering', async () => {
    const source = `# Hours\n\n${`${sentence.repeat(30)}\n\n`.repeat(2_200)}`;
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const chunks = await chunksInTurns(source);
    clearInterval(timer);
    expect(chunks).toEqual(chunksOf(source));
    expect(turns).toBeGreaterThan(1);
  });
});
