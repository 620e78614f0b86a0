import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Expected } from './tally.js';

const itemSchema = z.object({
  Input: z.string(),
  Context: z.object({ ReferenceDateTime: z.string() }).optional(),
  Results: z.array(
    z.object({
      Text: z.string(),
      TypeName: z.string().optional(),
      Type: z.string().optional(),
      Start: z.number().optional(),
      Resolution: z.record(z.string(), z.unknown()).nullish(),
      Value: z
        .object({ FutureResolution: z.record(z.string(), z.string()).optional() })
        .loose()
        .nullish(),
    }),
  ),
});

/** A sentence with the values in it, as this collection gives them. */
export interface Sentence {
  readonly text: string;
  /** `YYYY-MM-DD` that relative words are meant from. */
  readonly today: string | null;
  readonly expected: readonly Expected<string>[];
}

/** Reads one file of sentences; items without a value to compare are left out. */
export function readSentences(folder: string, file: string): Sentence[] {
  const items = z
    .array(itemSchema)
    .parse(JSON.parse(readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '')));
  return items.map(({ Input, Context, Results }) => ({
    text: Input,
    today: Context?.ReferenceDateTime.slice(0, 10) ?? null,
    expected: Results.map(({ Text, Start, Resolution, Value }) => {
      const from = Start ?? Math.max(0, Input.toLowerCase().indexOf(Text.toLowerCase()));
      const hundredths = /^(?:Pence|Penny|Cent|Centime)$/i.test(String(Resolution?.unit ?? ''));
      const given = Resolution?.value ?? Object.values(Value?.FutureResolution ?? {})[0];
      const value = hundredths ? Number(given) / 100 : given;
      return {
        from,
        to: from + Text.length,
        value: value === undefined || value === null ? '' : String(value),
      };
    }),
  }));
}
