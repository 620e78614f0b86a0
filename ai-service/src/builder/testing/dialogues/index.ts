import { english } from './english.js';
import { moreEnglish } from './english-more.js';
import { french } from './french.js';
import { german } from './german.js';
import type { Script } from './script.js';
import { spanish } from './spanish.js';

/** Every scripted dialogue. */
export const scripts: readonly Script[] = [...english, ...moreEnglish, ...german, ...french, ...spanish];
