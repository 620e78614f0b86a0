import type { Language, MetricMeasure, ToolResult } from '@adwright/contracts';
import type { Speaker, Toolbox, Turn, Utterance } from '../speaker.js';
import { explain } from './explain.js';
import { findPlace } from './find-place.js';
import { languageOf } from './language.js';
import { german } from './phrases/de.js';
import { english } from './phrases/en.js';
import { spanish } from './phrases/es.js';
import { french } from './phrases/fr.js';
import type { NamedMeasure, Phrases } from './phrases/phrases.js';
import { ref } from './sheet.js';
import {
  tellAlerts,
  tellFigures,
  tellLedger,
  tellPacing,
  tellRanking,
  tellStructure,
  tellSuggestions,
} from './tell.js';
import { tellDocuments } from './tell-documents.js';
import { type Understood, understand } from './understand.js';

export const phrasesOf: Record<Language, Phrases> = { en: english, de: german, fr: french, es: spanish };

interface Place {
  readonly args: { readonly adAccountId?: string | undefined; readonly campaignId?: string | undefined };
  readonly mention: string | null;
}

/** The measures whose change can be taken apart; another one is explained through the nearest. */
const EXPLAINABLE: Partial<
  Record<MetricMeasure, 'cpa' | 'conversions' | 'clicks' | 'roas' | 'value' | 'cost'>
> = {
  cpa: 'cpa',
  conversions: 'conversions',
  clicks: 'clicks',
  roas: 'roas',
  value: 'value',
  cost: 'cost',
};
const BESIDE: Partial<Record<MetricMeasure, readonly MetricMeasure[]>> = {
  cost: ['cost', 'conversions', 'cpa'],
  conversions: ['conversions', 'cost', 'cpa'],
  cpa: ['cpa', 'cost', 'conversions'],
  roas: ['roas', 'cost', 'value'],
  value: ['value', 'cost', 'roas'],
};

/**
 * Speaks without any model: reads a question by its words, calls the same tools, and answers in set phrases of the
 * person's language. What it does not understand it asks back. The same question on the same data gets the same answer.
 */
export class OfflineSpeaker implements Speaker {
  readonly engine = 'offline';
  readonly prompt = null;

  async *speak(turn: Turn, toolbox: Toolbox, signal: AbortSignal): AsyncGenerator<Utterance> {
    const phrases = phrasesOf[languageOf(turn.question, turn.language)];
    const lines = await this.lines(turn, toolbox, phrases);
    for (const line of lines) {
      if (signal.aborted) return;
      yield { type: 'text', text: line.startsWith('\n') ? line : `${line} ` };
    }
  }

  private async lines(turn: Turn, toolbox: Toolbox, phrases: Phrases): Promise<string[]> {
    const asked = understand(turn.question);
    if (asked.intent === 'change') return [phrases.cannotChange];
    if (asked.intent === 'unclear') return tellDocuments(phrases, turn.question, toolbox);
    if (asked.intent === 'ledger') return tellLedger(phrases, await toolbox.call('ledger', {}));
    const place = await this.place(turn, asked, toolbox);
    if ('several' in place) return [phrases.whichOne(place.several.join(', '))];
    return this.tell(asked, place, toolbox, phrases);
  }

  private async tell(asked: Understood, place: Place, toolbox: Toolbox, phrases: Phrases): Promise<string[]> {
    const { adAccountId } = place.args;
    const window = (fallback: string) => ({ preset: asked.window ?? fallback });
    switch (asked.intent) {
      case 'suggestions':
        return tellSuggestions(phrases, await toolbox.call('suggestions', { ...place.args, limit: 5 }));
      case 'alerts':
        return tellAlerts(phrases, await toolbox.call('alerts', adAccountId ? { adAccountId } : {}));
      case 'pacing':
        return tellPacing(phrases, await toolbox.call('pacing', place.args));
      case 'structure':
        return tellStructure(
          phrases,
          await toolbox.call('structure', { ...place.args, level: levelOf(asked) }),
        );
      case 'rank': {
        const sortBy = asked.measure ?? 'cost';
        const measures = BESIDE[sortBy] ?? [sortBy, 'cost'];
        const dimension = asked.dimension ?? 'campaign';
        const query = { ...place.args, dimension, window: window('last_30_days'), measures, sortBy };
        const limit = dimension === 'day' ? 14 : 5;
        return tellRanking(
          phrases,
          sortBy,
          await toolbox.call('metrics', { ...query, order: asked.order, limit }),
        );
      }
      case 'explain':
        return this.explain(asked, place, toolbox, phrases);
      default: {
        const measure = asked.measure ?? 'cost';
        const query = {
          ...place.args,
          window: window('last_30_days'),
          measures: BESIDE[measure] ?? [measure],
        };
        return tellFigures(phrases, await toolbox.call('metrics', query), place.mention);
      }
    }
  }

  private async explain(
    asked: Understood,
    place: Place,
    toolbox: Toolbox,
    phrases: Phrases,
  ): Promise<string[]> {
    if (asked.measure === null) return [phrases.whichMeasure];
    // A rate of the chain (CTR, CVR, CPM, CPC) is told beside the cost per conversion that it drives.
    const measure = EXPLAINABLE[asked.measure] ?? 'cpa';
    const direction = EXPLAINABLE[asked.measure] ? asked.direction : null;
    const window = { preset: asked.window ?? 'last_7_days' };
    const compared = await toolbox.call('compare', { ...place.args, measure, window });
    const accounts = compared.mentions.filter(({ kind }) => kind === 'account').slice(0, 6);
    const alerts = new Map<string, ToolResult>();
    for (const { entityId } of accounts) {
      if (entityId) alerts.set(entityId, await toolbox.call('alerts', { adAccountId: entityId, limit: 5 }));
    }
    return explain(phrases, measure as NamedMeasure, direction, compared, alerts);
  }

  /** What the question names, else what the person looks at, else everything they may see. */
  private async place(
    turn: Turn,
    asked: Understood,
    toolbox: Toolbox,
  ): Promise<Place | { readonly several: readonly string[] }> {
    const campaigns = await toolbox.call('structure', { level: 'campaign', limit: 50 });
    const named = findPlace(
      turn.question,
      campaigns.mentions.filter(({ entityId }) => entityId !== null),
    );
    if (named.kind === 'several') return { several: named.mentions.map(({ id }) => ref(id)) };
    if (named.kind === 'found') {
      const { kind, entityId, id } = named.mention;
      const args =
        entityId === null ? {} : kind === 'account' ? { adAccountId: entityId } : { campaignId: entityId };
      return { args, mention: ref(id) };
    }
    return { args: asked.everything ? {} : { ...turn.context }, mention: null };
  }
}

function levelOf({ dimension }: Understood): 'account' | 'campaign' | 'ad_group' {
  return dimension === 'account' || dimension === 'ad_group' ? dimension : 'campaign';
}
