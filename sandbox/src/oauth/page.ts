/** Escapes text for HTML: names and redirect targets come from the request. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
      body { font: 16px/1.5 system-ui, sans-serif; background: #f3f4f6; color: #111827; display: grid; place-items: center; min-height: 100vh; margin: 0 }
      main { background: #fff; border: 1px solid #d1d5db; border-radius: 12px; padding: 32px; max-width: 460px }
      h1 { font-size: 20px; margin: 0 0 8px }
      p.note { color: #4b5563; font-size: 14px }
      code { word-break: break-all }
      div.buttons { display: flex; gap: 12px; margin-top: 24px }
      button { font: inherit; padding: 8px 20px; border-radius: 8px; border: 1px solid #9ca3af; background: #fff; cursor: pointer }
      button[value=approve] { background: #1d4ed8; border-color: #1d4ed8; color: #fff }`;

/** A whole page; `body` is HTML that has been escaped already. */
function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <style>${STYLE}
    </style>
  </head>
  <body>
    <main>
      ${body}
    </main>
  </body>
</html>
`;
}

/** A token made for a system user, to be copied. */
export function tokenPage(provider: string, token: string, scopes: readonly string[]): string {
  return page(
    `Sandbox: ${provider} system user`,
    `<h1>${escapeHtml(provider)} system user (simulated)</h1>
      <p class="note">This is the sandbox. No real account is involved.</p>
      <p>A token that never ends, with ${escapeHtml(scopes.join(', '))}:</p>
      <p><code>${escapeHtml(token)}</code></p>`,
  );
}

export interface Consent {
  provider: string;
  scopes: readonly string[];
  accounts: readonly string[];
  redirectUri: string;
  /** Where the form posts to. */
  action: string;
  /** Hidden fields that carry the request through the form. */
  fields: Readonly<Record<string, string>>;
}

/** A consent page a person (or a browser test) can approve or deny; it names what is asked for. */
export function consentPage(consent: Consent): string {
  const hidden = Object.entries(consent.fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('\n      ');
  const list = (items: readonly string[]) => items.map((item) => `<li>${escapeHtml(item)}</li>`).join('');
  return page(
    `Sandbox sign-in: ${consent.provider}`,
    `<h1>${escapeHtml(consent.provider)} (simulated)</h1>
      <p class="note">This is the sandbox. No real account is involved.</p>
      <p>The application asks for:</p>
      <ul>${list(consent.scopes)}</ul>
      <p>Accounts you will share:</p>
      <ul>${list(consent.accounts)}</ul>
      <p class="note">You return to <code>${escapeHtml(consent.redirectUri)}</code></p>
      <form method="post" action="${escapeHtml(consent.action)}">
      ${hidden}
        <div class="buttons">
          <button type="submit" name="decision" value="approve">Approve</button>
          <button type="submit" name="decision" value="deny">Deny</button>
        </div>
      </form>`,
  );
}
