import { useSearchParam } from '../../shared/hooks/use-search-param.js';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { AddDocument } from './add-document.js';
import { ClientChoice } from './client-choice.js';
import { DocumentTable } from './document-table.js';
import { FactsSection } from './facts-section.js';
import { SearchBox } from './search-box.js';

/** What the business wrote down: documents, facts, and a search to try. */
export function KnowledgePage() {
  const [clientId, setClientId] = useSearchParam('client');
  const mayAdd = useCan('analyst');
  return (
    <Page
      title={t('knowledge.title')}
      lead={t('knowledge.lead')}
      actions={
        <ClientChoice
          label={t('knowledge.client')}
          placeholder={t('knowledge.allClients')}
          value={clientId}
          onChange={setClientId}
        />
      }
    >
      {mayAdd && <AddDocument clientId={clientId} />}
      <Section title={t('knowledge.documents')} flush>
        <DocumentTable clientId={clientId} />
      </Section>
      <Section title={t('knowledge.facts')} note={t('knowledge.factsNote')}>
        <FactsSection clientId={clientId} />
      </Section>
      <Section title={t('knowledge.search')} note={t('knowledge.searchNote')}>
        <SearchBox clientId={clientId} />
      </Section>
    </Page>
  );
}
