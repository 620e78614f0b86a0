import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { guarded, type Reach, receiver } from './reach.js';

/** More of a reply is not read. */
const MAX_REPLY = 64 * 1024;

export interface Sending {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  text: string;
}

/**
 * One request to a receiver: own connection, no redirects followed, at most `timeoutMs` from first to last byte.
 * `stop` ends it early. Throws OutOfReach for addresses that are not sent to, and the network's errors.
 */
export async function send(
  sending: Sending,
  reach: Reach,
  timeoutMs: number,
  stop?: AbortSignal,
): Promise<Answer> {
  const late = AbortSignal.timeout(timeoutMs);
  const url = receiver(sending.url, reach);
  const body = sending.body === undefined ? undefined : Buffer.from(sending.body);
  const start = url.protocol === 'https:' ? secure : plain;
  return new Promise((resolve, reject) => {
    const request = start(
      url,
      {
        method: sending.method,
        headers: { ...sending.headers, ...(body ? { 'content-length': body.length } : {}) },
        agent: false,
        lookup: guarded(reach),
        signal: stop ? AbortSignal.any([late, stop]) : late,
      },
      async (reply) => {
        try {
          const parts: Buffer[] = [];
          let length = 0;
          for await (const part of reply as AsyncIterable<Buffer>) {
            parts.push(part);
            length += part.length;
            if (length > MAX_REPLY) break;
          }
          resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
        } catch (error) {
          reject(error);
        }
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
