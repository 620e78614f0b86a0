import { Writable } from 'node:stream';
import axios from 'axios';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { PlatformError } from '../platforms/platform-error.js';
import { AppError } from './app-error.js';
import { loggedError } from './logged-error.js';

/** What a line of the log holds when this error is logged. */
function line(error: unknown): string {
  let text = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  pino({ serializers: { err: loggedError } }, sink).error({ err: error }, 'failed');
  return text;
}

async function unanswered(): Promise<unknown> {
  return axios
    .post('http://127.0.0.1:1/graph', 'body=IN-THE-BODY', {
      headers: { Authorization: 'Bearer IN-A-HEADER' },
      params: { input_token: 'IN-A-PARAMETER' },
    })
    .then(
      () => null,
      (error: unknown) => error,
    );
}

it('never brings the request along that failed, however deep it hangs', async () => {
  const cause = await unanswered();
  const platform = new PlatformError('transient', 'no answer', { vendorCode: 'ECONNREFUSED', cause });
  const wrapped = new AppError('platform_unavailable', 'Try again.', { cause: platform });
  for (const error of [cause, platform, wrapped, { inner: [cause] }]) {
    const text = line(error);
    expect(text).not.toMatch(/IN-THE-BODY|IN-A-HEADER|IN-A-PARAMETER/);
    expect(text).toContain('ECONNREFUSED');
  }
});

it('keeps what helps: type, message, stack and our own details', () => {
  const error = new PlatformError('rejected', 'Google Ads: no', {
    vendorCode: 'fieldError.REQUIRED',
    traceId: 'req-1',
  });
  const { err } = JSON.parse(line(error)) as { err: Record<string, unknown> };
  expect(err).toMatchObject({
    type: 'PlatformError',
    message: 'Google Ads: no',
    kind: 'rejected',
    detail: { vendorCode: 'fieldError.REQUIRED', traceId: 'req-1' },
  });
  expect(err.stack).toContain('logged-error.spec');
});

it('takes circles and things that are no errors', () => {
  const circle: Record<string, unknown> = { name: 'circle' };
  circle.self = circle;
  expect(line(circle)).toContain('[deeper]');
  expect(line('just words')).toContain('just words');
});
