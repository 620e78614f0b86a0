import { z } from 'zod';

/** A request the control interface cannot serve: answered with 400 and what was wrong. */
export class ControlError extends Error {
  readonly status = 400;
}

/** The body as a schema wants it. Throws ControlError. */
export function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new ControlError(z.prettifyError(parsed.error));
  return parsed.data;
}
