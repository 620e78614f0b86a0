import {
  type CopyIdeas,
  type CopyStep,
  copyFault,
  copyLimit,
  type EndpointInput,
  type FoundPassage,
  type IdeaSource,
  type KnowledgeFact,
  textLength,
  type writeCopyIdeas,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { BusinessFacts } from '../actions/guardrails/business-facts.js';
import { LanguageProxy } from '../ai-proxy/language-proxy.js';
import { FactService } from '../knowledge/facts/fact.service.js';
import { KnowledgeSearch } from '../knowledge/search/knowledge-search.service.js';
import { CopyMaterialRepository, type Material } from './copy-material.repository.js';
import { type CopySources, sourcesOf } from './copy-sources.js';
import { type CopySubject, CopySubjects } from './copy-subject.js';

type Asked = EndpointInput<typeof writeCopyIdeas>['body'];

const MOST_PASSAGES = 12;
const MOST_FACTS = 30;
const MOST_SEARCHED = 12;
const MOST_EXISTING = 400;
const LONGEST_QUERY = 1000;

/** Ideas for ad texts. Nothing is stored and nothing is changed: a person takes what they like. */
@Injectable()
export class CopyService {
  constructor(
    readonly subjects: CopySubjects,
    private readonly repository: CopyMaterialRepository,
    private readonly knowledge: KnowledgeSearch,
    private readonly notes: FactService,
    private readonly business: BusinessFacts,
    private readonly language: LanguageProxy,
  ) {}

  /**
   * Gathers what there is and has texts made of it. What the AI service answers is checked like any stranger's input: each
   * text again, against the sources that were handed over.
   * @param step told when a step begins.
   * @throws AppError `not_found`, `ai_unavailable`, `ai_refused`
   */
  async write(
    scope: WorkspaceScope,
    subject: CopySubject,
    { language }: Pick<Asked, 'language'>,
    step: (step: CopyStep) => void,
    signal: AbortSignal,
  ): Promise<CopyIdeas> {
    step('ads');
    const material = subject.place ? await this.repository.material(scope, subject.place) : null;
    signal.throwIfAborted();
    step('documents');
    const [passages, facts, inForce] = await Promise.all([
      this.passages(scope, subject, material),
      this.factsOf(scope, subject),
      this.business.inForce(scope, subject.clientId),
    ]);
    signal.throwIfAborted();
    step('writing');
    const forbidding = inForce.filter(({ constraint }) => constraint.kind === 'forbidden_claim');
    const { sources, compared } = sourcesOf({ subject, material, passages, facts });
    const existing = existingOf(subject, material);
    const { platform } = subject;
    const answer = await this.language.writeCopy(
      scope,
      {
        platform,
        language: subject.language ?? language,
        objective: subject.objective,
        about: subject.about,
        sources: sources.handed,
        existing,
        facts: forbidding,
      },
      signal,
    );
    const sound = answer.texts.filter(({ part, text, sources: ids }) => {
      const said = ids.flatMap((id) => sources.said(id) ?? []);
      return (
        said.length === ids.length &&
        copyFault(text, { platform, part, sources: said, facts: forbidding, existing }) === null
      );
    });
    return {
      platform,
      language: answer.language,
      ideas: sound.map(({ part, text, sources: ids }) => ({
        part,
        text,
        length: textLength(text),
        limit: copyLimit(platform, part),
        sources: shownBy(sources, ids),
      })),
      dropped: answer.dropped,
      read: {
        ads: material?.ads.length ?? 0,
        compared: compared.compared,
        passages: passages.length,
        searchTerms: material?.terms.length ?? 0,
      },
      comparedBy: compared.by,
      window: material?.window ?? null,
      forbidding: forbidding.map(({ id, text }) => ({ id, text })),
      engine: answer.engine,
      prompt: answer.prompt,
      instead: answer.instead,
    };
  }

  /** Passages about what is offered and what people search for. */
  private async passages(
    scope: WorkspaceScope,
    { about, name, clientId }: CopySubject,
    material: Material | null,
  ): Promise<FoundPassage[]> {
    const searched = [...(material?.terms ?? []), ...(material?.keywords ?? [])].slice(0, MOST_SEARCHED);
    const words = [
      about?.business ?? '',
      about?.offer ?? '',
      name,
      ...searched.map(({ text }) => text),
      ...(material?.ads.slice(0, 3).flatMap(({ headlines }) => headlines.slice(0, 2)) ?? []),
    ];
    const query = words
      .filter((part) => part !== '')
      .join(' ')
      .replaceAll('\0', '')
      .slice(0, LONGEST_QUERY)
      .trim();
    if (query === '') return [];
    const narrowed = clientId === null ? {} : { clientId };
    const { items } = await this.knowledge.search(scope, { query, limit: MOST_PASSAGES, ...narrowed });
    // A draft that belongs to nobody yet is told nothing that belongs to one client.
    return clientId === null ? items.filter((item) => item.clientId === null) : items;
  }

  /** What members noted that is no rule: statements about the business. */
  private async factsOf(scope: WorkspaceScope, { clientId }: CopySubject): Promise<KnowledgeFact[]> {
    const narrowed = clientId === null ? {} : { clientId };
    const { items } = await this.notes.list(scope, { ...narrowed, limit: MOST_FACTS });
    return items.filter(
      (fact) =>
        fact.constraint === null &&
        fact.reading.state === 'no_rule' &&
        (fact.clientId ?? clientId) === clientId,
    );
  }
}

/** What stands there already: a campaign's own texts; a draft's, which may well say again what another campaign says. */
function existingOf({ texts, place }: CopySubject, material: Material | null): string[] {
  const ads = place !== null && place.campaignId !== null ? (material?.ads ?? []) : [];
  const running = ads.flatMap(({ headlines, descriptions }) => [...headlines, ...descriptions]);
  return [...texts, ...running].map((text) => text.slice(0, 2000)).slice(0, MOST_EXISTING);
}

function shownBy(sources: CopySources, ids: readonly string[]): IdeaSource[] {
  return ids.flatMap((id) => sources.show(id) ?? []);
}
