import type { verifyLedger } from '@adwright/contracts';
import type { z } from 'zod';
import { plural, t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';

/** What walking the chain found. */
export function VerifyResult({ result }: { readonly result: z.output<typeof verifyLedger.response> }) {
  const { ok, entries, headHash, brokenAt } = result;
  if (!ok) {
    return (
      <Notice tone="risk" urgent title={t('ledger.broken', { seq: brokenAt ?? 0 })}>
        {t('ledger.brokenText')}
      </Notice>
    );
  }
  return (
    <Notice tone="verified" title={plural('ledger.ok', entries)}>
      {headHash !== null && t('ledger.head', { hash: headHash })}
    </Notice>
  );
}
