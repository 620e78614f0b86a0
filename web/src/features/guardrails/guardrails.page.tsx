import { useAdAccounts } from '../../shared/hooks/use-ad-accounts.js';
import { useGuardrails } from '../../shared/hooks/use-guardrails.js';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { GuardrailsEditor } from './guardrails-editor.js';

/** The limits, in the units a person thinks in. */
export function GuardrailsPage() {
  const guardrails = useGuardrails();
  const { data: accounts } = useAdAccounts();
  const mayEdit = useCan('admin');
  return (
    <Page title={t('guardrails.title')} lead={t('guardrails.lead')} width="narrow">
      <Loaded
        query={guardrails}
        loading={<LoadingBlock label={t('guardrails.loading')} height={420} />}
        failed={t('guardrails.failed')}
      >
        {({ stoppedByOperator: _operator, ...limits }) => (
          <GuardrailsEditor
            // Someone else's change of the limits must not be overwritten by what this form showed before.
            key={JSON.stringify(limits)}
            guardrails={limits}
            accounts={accounts?.items ?? []}
            mayEdit={mayEdit}
          />
        )}
      </Loaded>
    </Page>
  );
}
