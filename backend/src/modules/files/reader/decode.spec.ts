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
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding, damaged: 0 });
  });

  it('reads the Macintosh encoding where line ends are CR', () => {
    // The table iconv knows is older than the euro.
    const text = TEXT.replaceAll('\r\n', '\r').replaceAll('€', 'CHF');
    expect(decodeText(encoded(text, 'macintosh'))).toMatchObject({ text, encoding: 'macintosh' });
    expect(decodeText(encoded(text, 'win1252'))).toMatchObject({ text, encoding: 'windows-1252' });
  });

  it('stays with UTF-8 when a name was cut in the middle of a character', () => {
    const whole = Buffer.from(TEXT);
    const cut = Buffer.concat([whole, Buffer.from('Prüf').subarray(0, 3), Buffer.from(';x\r\n')]);
    expect(decodeText(cut)).toEqual({ text: `${TEXT}Pr\ufffd;x\r\n`, encoding: 'utf-8', damaged: 1 });
  });

  it('works on a view into a larger buffer', () => {
    const whole = Buffer.concat([Buffer.from('xxxx'), utf16(TEXT), Buffer.from('yy')]);
    expect(decodeText(new Uint8Array(whole.buffer, whole.byteOffset + 4, whole.length - 6)).text).toBe(TEXT);
  });
});
