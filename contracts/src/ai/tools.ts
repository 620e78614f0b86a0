import { z } from 'zod';
import { dateSchema, idSchema, platformSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { citationSchema, factSchema, mentionSchema } from './facts.js';

/**
 * Days that end with the last complete day of the accounts concerned. `last_week` and `this_week` run from Monday.
 */
export const windowPresetSchema = z.enum([
  'yesterday',
  'last_7_days',
  'last_14_days',
  'last_30_days',
  'last_90_days',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
]);
export type WindowPreset = z.infer<typeof windowPresetSchema>;

/**
 * Days as a question names them, seen from the last complete day: a preset, the last so many days, the latest calendar
 * month of that number (1 = January) that has begun, or dates.
 */
export const toolWindowSchema = z.union([
  z.object({ preset: windowPresetSchema }),
  z.object({ lastDays: z.number().int().min(1).max(400) }),
  z.object({ month: z.number().int().min(1).max(12) }),
  z.object({ from: dateSchema, to: dateSchema }),
]);
export type AskedToolWindow = z.infer<typeof toolWindowSchema>;

const place = {
  adAccountId: idSchema.optional(),
  campaignId: idSchema.optional(),
  platform: platformSchema.optional(),
};
const few = z.number().int().min(1).max(50).default(10);

export const metricMeasureSchema = z.enum([
  'cost',
  'impressions',
  'clicks',
  'conversions',
  'value',
  'cpm',
  'cpc',
  'cpa',
  'ctr',
  'cvr',
  'roas',
]);
export type MetricMeasure = z.infer<typeof metricMeasureSchema>;

/** What every tool answers: figures and names, each with an id an answer may refer to. */
export const toolResultSchema = z.object({
  tool: z.string(),
  facts: z.array(factSchema),
  mentions: z.array(mentionSchema),
  /** Passages of the business's own documents, best first. */
  citations: z.array(citationSchema).default([]),
  /** A closed word when there is something to know: `no_data`, `cut`, `few_conversions`. */
  notes: z.array(z.enum(['no_data', 'cut', 'few_conversions'])),
});
export type ToolResult = z.infer<typeof toolResultSchema>;

const tool = <S extends z.ZodObject>(name: string, summary: string, body: S) =>
  defineEndpoint({
    method: 'POST',
    path: `/tools/${name}`,
    access: 'tool',
    tag: 'tools',
    status: 200,
    summary,
    body,
    response: toolResultSchema,
  });

export const structureTool = tool(
  'structure',
  'Accounts, campaigns or ad groups with status and budget',
  z.object({
    ...place,
    level: z.enum(['account', 'campaign', 'ad_group']).default('campaign'),
    search: z.string().max(200).optional(),
    limit: few,
  }),
);
export const metricsTool = tool(
  'metrics',
  'Figures of a window, whole or by a dimension, sorted by a measure',
  z.object({
    ...place,
    dimension: z
      .enum([
        'none',
        'account',
        'campaign',
        'ad_group',
        'ad',
        'keyword',
        'search_term',
        'day',
        'week',
        'month',
      ])
      .default('none'),
    window: toolWindowSchema.default({ preset: 'last_30_days' }),
    measures: z.array(metricMeasureSchema).min(1).max(11).default(['cost', 'conversions', 'cpa']),
    sortBy: metricMeasureSchema.default('cost'),
    order: z.enum(['desc', 'asc']).default('desc'),
    /** Only what cost money and brought no conversion: where money may be wasted. */
    unconverted: z.boolean().default(false),
    limit: few,
  }),
);
export const compareTool = tool(
  'compare',
  'A window against the one before, and the change of one measure taken apart into its causes',
  z.object({
    ...place,
    measure: z.enum(['cpa', 'conversions', 'clicks', 'roas', 'value', 'cost']).default('cpa'),
    window: toolWindowSchema.default({ preset: 'last_7_days' }),
    /** The days of the same number before the window when absent. */
    before: toolWindowSchema.optional(),
  }),
);
export const suggestionsTool = tool(
  'suggestions',
  'Open suggestions, most valuable first',
  z.object({ ...place, limit: few }),
);
export const alertsTool = tool('alerts', 'Live alerts, gravest first', z.object({ ...place, limit: few }));
export const pacingTool = tool(
  'pacing',
  'Spend of the running month against the budgets',
  z.object({ ...place, limit: few }),
);
export const ledgerTool = tool(
  'ledger',
  'The last entries of the ledger: what was changed through Adwright',
  z.object({ limit: few }),
);
export const outsideChangesTool = tool(
  'outside_changes',
  'What was changed on the platform and not through Adwright, newest first: when, by whom, from what to what',
  z.object({ ...place, limit: few }),
);

export const knowledgeSearchTool = tool(
  'knowledge_search',
  'Passages of the business’s own documents about a question, best first; cite them, they are the only source for what they say',
  z.object({
    query: z.string().trim().min(1).max(1000),
    clientId: idSchema.optional(),
    limit: z.number().int().min(1).max(20).default(6),
  }),
);

/** Every tool a model may call, by the name it calls it by. All of them only read. */
export const readTools = {
  structure: structureTool,
  metrics: metricsTool,
  compare: compareTool,
  suggestions: suggestionsTool,
  alerts: alertsTool,
  pacing: pacingTool,
  ledger: ledgerTool,
  outside_changes: outsideChangesTool,
  knowledge_search: knowledgeSearchTool,
} as const;
export type ReadToolName = keyof typeof readTools;
