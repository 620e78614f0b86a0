import { Injectable } from '@nestjs/common';
import axios from 'axios';
import { assertOutsideTransaction } from '../../common/transaction-context.js';

const TIMEOUT_MS = 20_000;
/** The value of the button that says yes on the sandbox's consent page. */
const APPROVE = { decision: 'approve' };

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescapeHtml(found);
}

/** The form of a consent page: where it posts to and what it carries along. */
export function readForm(html: string, pageUrl: string): { action: string; fields: Record<string, string> } {
  const form = /<form\b[^>]*>/.exec(html)?.[0];
  if (!form) throw new Error('the consent page shows no form');
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name !== null) fields[name] = attribute(tag, 'value') ?? '';
  }
  return { action: new URL(attribute(form, 'action') ?? '', pageUrl).toString(), fields };
}

/** Presses "approve" on the sandbox's consent page as a person would, so that the demo takes the real way in. */
@Injectable()
export class SandboxConsent {
  /** @returns what the platform sends back to the redirect URI. @throws Error when the page is not as expected. */
  async approve(authorizeUrl: string): Promise<{ state: string; code: string }> {
    assertOutsideTransaction('the sandbox');
    const page = await axios.get<string>(authorizeUrl, { timeout: TIMEOUT_MS, responseType: 'text' });
    const { action, fields } = readForm(page.data, authorizeUrl);
    if (new URL(action).origin !== new URL(authorizeUrl).origin)
      throw new Error('the consent page posts to somewhere else');
    const answer = await axios.post(action, new URLSearchParams({ ...fields, ...APPROVE }), {
      timeout: TIMEOUT_MS,
      maxRedirects: 0,
      validateStatus: (status) => status === 302 || status === 303,
    });
    const back = new URL(String(answer.headers.location), action).searchParams;
    const state = back.get('state');
    const code = back.get('code');
    if (state === null || code === null)
      throw new Error(`the sandbox sent no code: ${back.get('error') ?? 'no reason given'}`);
    return { state, code };
  }
}
