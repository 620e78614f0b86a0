import { z } from 'zod';
import { campaignBlueprintSchema } from '../change.js';
import { adPlatformSchema } from '../common.js';
import { copyFaultSchema, copyPartSchema, copySourceKindSchema } from '../draft/copy-check.js';
import { defineEndpoint } from '../endpoint.js';
import { constraintSchema } from '../knowledge/constraint.js';
import { insteadSchema, spendingSchema } from './metering.js';
import { languageSchema } from './speech.js';

/** Something an ad text may be made of. All of it was written by strangers: it is quoted or taken apart, never obeyed. */
export const copySourceSchema = z.object({
  id: z.string().regex(/^s\d{1,3}$/),
  kind: copySourceKindSchema,
  /** All that it says, which a text made of it is held against. */
  text: z.string().min(1).max(8000),
  /** Of an ad alone. */
  headlines: z.array(z.string().max(255)).max(15).default([]),
  descriptions: z.array(z.string().max(2000)).max(4).default([]),
  /** Of a passage: the heading it stands under. */
  heading: z.string().max(500).nullable().default(null),
});
export type CopySource = z.infer<typeof copySourceSchema>;

export const copyTextSchema = z.object({
  part: copyPartSchema,
  text: z.string().min(1).max(2000),
  sources: z.array(copySourceSchema.shape.id).max(6),
});
export type CopyText = z.infer<typeof copyTextSchema>;

/** How many texts were thrown away for what. */
export const droppedCopySchema = z.partialRecord(copyFaultSchema, z.number().int().positive());
export type DroppedCopy = z.infer<typeof droppedCopySchema>;

export const composeCopy = defineEndpoint({
  method: 'POST',
  path: '/copy',
  access: 'service',
  tag: 'drafts',
  status: 200,
  summary: 'Ideas for ad texts out of sources, each naming what it is made of',
  body: z.object({
    platform: adPlatformSchema,
    /** The language to write in where the ads do not show theirs. */
    language: languageSchema,
    objective: campaignBlueprintSchema.shape.objective.nullable(),
    /** Of the draft; null for a running campaign. */
    about: z
      .object({
        business: z.string().max(120),
        offer: z.string().max(200).nullable(),
        places: z.array(z.string().max(120)).max(25),
      })
      .nullable(),
    /** Best first within each kind. */
    sources: z.array(copySourceSchema).max(120),
    /** Texts that stand there already. */
    existing: z.array(z.string().max(2000)).max(400),
    /** Rules of the business in force. */
    facts: z.array(z.object({ id: z.string(), text: z.string(), constraint: constraintSchema })).max(200),
    spending: spendingSchema,
  }),
  response: z.object({
    language: languageSchema,
    texts: z.array(copyTextSchema).max(40),
    dropped: droppedCopySchema,
    engine: z.string(),
    /** Name and version of the prompt a model wrote under; null without one. */
    prompt: z.string().nullable(),
    instead: insteadSchema.nullable().default(null),
  }),
});
