import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { endpointOf } from './endpoint.decorator.js';

/** Outside production, refuses an answer that is not what its contract says: drift is caught where it is made. */
@Injectable()
export class ResponseCheckInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const spec = endpointOf(context.getHandler());
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!spec?.response || spec.stream) return answer;
        const parsed = spec.response.safeParse(answer);
        if (parsed.success) return answer;
        const faults = parsed.error.issues
          .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
          .join('; ');
        throw new Error(`${spec.method} ${spec.path} answered against its contract: ${faults}`);
      }),
    );
  }
}
