import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.js';
import { encoded, utf8, utf16 } from './testing/files.js';

const TEXT = 'Campaña;Währung;Coût;Impressões\r\nPrüfung;€;1 234,56;10\r\n'.repeat(3);

describe('decodeText', () => {
  it.each([
    ['utf-8', utf8(TEXT)],
    ['utf-8', utf8(TEXT, true)],
    ['utf-16le', utf16(TEXT)],
    ['utf-16le', utf16(TEXT, false)],
    ['utf-16be', encoded(`\ufeff${TEXT}`, 'utf16-be')],
    ['utf-16be', encoded(TEXT, 'utf16-be')],
    ['windows-1252', encoded(TEXT, 'win1252')],
  ])('reads %s and leaves the BOM out', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding });
  });

  it('reads the Macintosh encoding where line ends are CR', () => {
    // The table iconv knows is older than the euro.
    const text = TEXT.replaceAll('\r\n', '\r').replaceAll('€', 'CHF');
    expect(decodeText(encoded(text, 'macintosh'))).toEqual({ text, encoding: 'macintosh' });
    expect(decodeText(encoded(text, 'win1252'))).toEqual({ text, encoding: 'windows-1252' });
  });

  it('works on a view into a larger buffer', () => {
    const whole = Buffer.concat([Buffer.from('xxxx'), utf16(TEXT), Buffer.from('yy')]);
    expect(decodeText(new Uint8Array(whole.buffer, whole.byteOffset + 4, whole.length - 6)).text).toBe(TEXT);
  });
});
