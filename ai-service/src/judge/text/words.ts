import type { Level, Platform } from '@adwright/contracts';

/** The platform's own word for a level, as its users know it. */
export function levelWord(level: Level, platform: Platform): string {
  if (level === 'ad_group') return platform === 'meta' ? 'ad set' : 'ad group';
  return level.replace('_', ' ');
}

const LONGEST_NAME = 80;

/**
 * A name as it may stand in a sentence: names come from strangers, so control and direction characters go, runs of
 * space collapse, and a long one is cut.
 */
export function displayName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...plain];
  if (characters.length === 0) return '(no name)';
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : plain;
}

/** The name in quotation marks. */
export function quoted(name: string): string {
  return `“${displayName(name)}”`;
}

/** `1 day`, `2 days`, `3.5 conversions`. */
export function counted(count: number, noun: string): string {
  const digits = Math.abs(count) < 100 ? 1 : 0;
  return `${count.toLocaleString('en', { maximumFractionDigits: digits })} ${noun}${count === 1 ? '' : 's'}`;
}

const LONGEST_TITLE = 200;

/** The first characters of a text, never half of one. */
export function cutAt(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** A title that fits its limit in the contracts whatever the names in it. */
export function fitted(title: string): string {
  return title.length > LONGEST_TITLE ? `${cutAt(title, LONGEST_TITLE - 1)}…` : title;
}
