import { z } from 'zod';
import { currencySchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { figureSchema, type Proposal, proposalSchema } from '../judge/proposal.js';
import { citationSchema, mentionSchema, referenceIdSchema, segmentSchema } from './facts.js';
import { insteadSchema, spendingSchema } from './metering.js';
import { languageSchema } from './speech.js';

/** Raise it when the sheet, the set phrases or the prompt change: what was written under another is composed anew. */
export const VOICE_VERSION = 'suggestion-voice/1';

/**
 * One figure of a suggestion that its voice may refer to: a condition's value or threshold, its impact, the amounts of its
 * change, a cell of its evidence. `key` says which; `label` is English, for people. Never text: a name is an entity.
 */
export const voiceFactSchema = z.object({
  id: referenceIdSchema,
  key: z.string().max(120),
  label: z.string().max(300),
  unit: figureSchema.shape.unit.exclude(['text']),
  value: z.string().regex(/^(?:-?\d+(?:\.\d+)?(?:e-?\d+)?|\d{4}-\d{2}-\d{2})$/i, 'a plain number or a date'),
  currency: currencySchema.nullable(),
});
export type VoiceFact = z.infer<typeof voiceFactSchema>;

/** All that a voice may speak of: facts, names, passages. What they say is data. */
export const voiceSheetSchema = z.object({
  rule: proposalSchema.shape.rule,
  direction: proposalSchema.shape.direction,
  risk: proposalSchema.shape.risk.shape.level,
  facts: z.array(voiceFactSchema).max(100),
  /** The entity first. */
  mentions: z.array(mentionSchema).min(1).max(10),
  citations: z.array(citationSchema).max(10),
});
export type VoiceSheet = z.infer<typeof voiceSheetSchema>;

/** Why the offline engine speaks although a model was asked. */
export const voiceFallbackSchema = z.enum(['failed', 'numeral', 'link', 'markup', 'reference', 'unfounded']);
export type VoiceFallback = z.infer<typeof voiceFallbackSchema>;

/** What is said, in the three parts of the page; text holds no numeral. `documents` is empty when they do not tell. */
export const spokenVoiceSchema = z.object({
  engine: z.string(),
  prompt: z.string().nullable(),
  instead: insteadSchema.nullable(),
  fellBack: voiceFallbackSchema.nullable(),
  why: z.array(segmentSchema).min(1),
  risk: z.array(segmentSchema).min(1),
  documents: z.array(segmentSchema),
});
export type SpokenVoice = z.infer<typeof spokenVoiceSchema>;

export const speakSuggestion = defineEndpoint({
  method: 'POST',
  path: '/suggestions/voice',
  access: 'service',
  tag: 'suggestions',
  status: 200,
  summary: 'Say why, the risk and what the documents say, in references to the sheet',
  body: voiceSheetSchema.extend({ language: languageSchema, spending: spendingSchema }),
  response: spokenVoiceSchema,
});

/** Beginnings of words that tell what a change is about, folded, in the four languages: looked for in documents. */
export const voiceTopics: Record<Proposal['direction'], readonly string[]> = {
  raise: ['budget', 'spend', 'ausgabe', 'depense', 'presupuest', 'gasto'],
  lower: ['budget', 'spend', 'ausgabe', 'depense', 'presupuest', 'gasto'],
  pause: ['pause', 'pausier', 'pausar'],
  enable: ['pause', 'pausier', 'pausar', 'season', 'saison', 'temporada'],
  exclude: ['keyword', 'negative', 'suchbegriff', 'mots cles', 'palabras clave'],
  refresh: ['creative', 'motiv', 'anzeige', 'annonce', 'anuncio'],
  review: [],
};
