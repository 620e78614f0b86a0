import type { Level, Platform } from '@adwright/contracts';
import { label } from '../messages/message.js';

/** A level in the platform's own word: our ad group is an "Ad set" on Meta. */
export function levelName(level: Level, platform: Platform): string {
  return platform === 'meta' && level === 'ad_group' ? label('level.meta', level) : label('level', level);
}
