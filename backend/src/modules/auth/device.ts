import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** What is remembered of the machine a person signs in from. */
export interface DeviceInfo {
  readonly ip: string | null;
  readonly userAgent: string | null;
}

export function deviceOf(request: Request): DeviceInfo {
  return { ip: request.ip ?? null, userAgent: request.get('user-agent')?.slice(0, 300) ?? null };
}

export const Device = createParamDecorator(
  (_: unknown, context: ExecutionContext): DeviceInfo =>
    deviceOf(context.switchToHttp().getRequest<Request>()),
);
