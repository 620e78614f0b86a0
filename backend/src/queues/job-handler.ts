import type { JobDefinition } from '@adwright/contracts';
import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const JOB_HANDLER = Symbol('job-handler');

/** What a class that does a job implements. It claims its row first, so running twice does the work once. */
export interface JobHandlerFor<D extends JobDefinition> {
  handle(payload: z.output<D['payload']>): Promise<void>;
}

/** Marks the one class that does a job. Its rules live in services; a handler only calls them. */
export function JobHandler(definition: JobDefinition): ClassDecorator {
  return SetMetadata(JOB_HANDLER, definition);
}
