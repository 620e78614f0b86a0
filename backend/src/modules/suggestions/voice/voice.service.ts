import { type Citation, type Language, type SuggestionVoice, VOICE_VERSION } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../../common/app-error.js';
import { canonicalJson, sha256 } from '../../../common/canonical-json.js';
import { Clock } from '../../../common/clock.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LanguageProxy } from '../../ai-proxy/language-proxy.js';
import { KnowledgeSearch } from '../../knowledge/search/knowledge-search.service.js';
import { SuggestionRepository } from '../suggestion.repository.js';
import { toDetail } from '../suggestion-view.js';
import { type StoredVoice, VoiceRepository } from './voice.repository.js';
import { type BareSheet, voiceQuery, voiceSheet } from './voice-sheet.js';

/** Passages that a voice is given to read. */
const PASSAGES = 4;
/** Set phrases are said anew after this, so that a provider that may be asked again is asked. */
const OFFLINE_KEEPS_MS = 3_600_000;

/**
 * Suggestions in words. It reads suggestions and writes its own table only: nothing that decides on a suggestion asks for
 * it or waits for it.
 */
@Injectable()
export class SuggestionVoiceService {
  constructor(
    private readonly suggestions: SuggestionRepository,
    private readonly voices: VoiceRepository,
    private readonly knowledge: KnowledgeSearch,
    private readonly language: LanguageProxy,
    private readonly clock: Clock,
  ) {}

  /** Composed when it is first asked for, then kept. @throws AppError `not_found`, `ai_unavailable`, `ai_refused` */
  async get(scope: WorkspaceScope, id: string, language: Language): Promise<SuggestionVoice> {
    const found = await this.suggestions.get(scope, id);
    if (!found) throw notFound('suggestion');
    const { row, account } = found;
    const detail = toDetail(row, account, null, { heldBy: [], facts: [] });
    const sheet = voiceSheet({ ...detail, direction: row.direction });
    // The client is part of it: an account that was given to another client must not bring along what the first one wrote.
    const { clientId } = account;
    const sheetHash = sha256(canonicalJson({ sheet, clientId, version: VOICE_VERSION }));
    const place = { suggestionId: id, clientId, language, sheetHash };
    const kept = await this.voices.find(scope, place);
    if (kept && !this.outlived(kept)) return viewOf(sheet, kept, language);
    const createdAt = this.clock.now();
    const citations = await this.passages(scope, sheet, clientId);
    const spoken = await this.language.speakSuggestion(scope, { ...sheet, citations, language });
    const used = new Set(spoken.documents.flatMap((part) => (part.type === 'citation' ? [part.id] : [])));
    const voice = { spoken, citations: citations.filter((one) => used.has(one.id)), createdAt };
    await this.voices.store(scope, place, voice);
    return viewOf(sheet, voice, language);
  }

  private async passages(scope: WorkspaceScope, sheet: BareSheet, clientId: string): Promise<Citation[]> {
    const { items } = await this.knowledge.search(scope, {
      query: voiceQuery(sheet),
      limit: PASSAGES,
      clientId,
    });
    return items.map(({ documentId, documentTitle, chunkId, ordinal, heading, text }, at) => ({
      id: `c1.e${at + 1}`,
      documentId,
      documentTitle,
      chunkId,
      ordinal,
      heading,
      text,
      deleted: false,
    }));
  }

  private outlived({ spoken, createdAt }: StoredVoice): boolean {
    return spoken.engine === 'offline' && this.clock.now().getTime() - createdAt.getTime() > OFFLINE_KEEPS_MS;
  }
}

function viewOf(
  sheet: BareSheet,
  { spoken, citations, createdAt }: StoredVoice,
  language: Language,
): SuggestionVoice {
  const { prompt: _, ...said } = spoken;
  const { facts, mentions } = sheet;
  return { ...said, language, facts, mentions, citations, createdAt: createdAt.toISOString() };
}
