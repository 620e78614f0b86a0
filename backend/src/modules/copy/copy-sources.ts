import type { CopySource, FoundPassage, IdeaSource, KnowledgeFact } from '@adwright/contracts';
import { type AdStanding, type Compared, compareAds } from './ad-standing.js';
import type { Material } from './copy-material.repository.js';
import type { CopySubject } from './copy-subject.js';

/** Ads that are handed over: those that did well first. */
const MOST_ADS = 12;
const LONGEST_TEXT = 8000;
const ORDER: Readonly<Record<AdStanding, number>> = { won: 0, leading: 1, running: 2, lost: 3 };

/** Sources by the id they are given out under, as the AI service reads them and as an idea shows them. */
export class CopySources {
  readonly handed: CopySource[] = [];
  private readonly shown = new Map<string, IdeaSource>();

  add(
    source: Omit<CopySource, 'id' | 'headlines' | 'descriptions' | 'heading'> & Partial<CopySource>,
    shown: IdeaSource,
  ): void {
    const text = source.text.slice(0, LONGEST_TEXT);
    if (text.trim() === '') return;
    const id = `s${this.handed.length + 1}`;
    this.handed.push({ headlines: [], descriptions: [], heading: null, ...source, text, id });
    this.shown.set(id, shown);
  }

  /** Null for an id that was never given out. */
  show(id: string): IdeaSource | null {
    return this.shown.get(id) ?? null;
  }

  /** Null for an id that was never given out. */
  said(id: string): CopySource | null {
    return this.handed.find((source) => source.id === id) ?? null;
  }
}

export interface Gathered {
  readonly subject: CopySubject;
  readonly material: Material | null;
  readonly passages: readonly FoundPassage[];
  readonly facts: readonly KnowledgeFact[];
}

function addAds(sources: CopySources, material: Material): Compared {
  const compared = compareAds(material.ads);
  const standing = material.ads
    .map((ad, at) => ({ ad, standing: compared.standings[at] ?? 'running' }))
    .sort((a, b) => ORDER[a.standing] - ORDER[b.standing]);
  for (const { ad, standing: stands } of standing.slice(0, MOST_ADS)) {
    // What did worse than the rest is nothing to learn from.
    if (stands === 'lost') continue;
    const { id: adId, name, impressions, clicks, conversions } = ad;
    const headlines = ad.headlines.slice(0, 15).map((text) => text.slice(0, 255));
    const descriptions = ad.descriptions.slice(0, 4).map((text) => text.slice(0, 2000));
    sources.add(
      { kind: 'ad', text: [...headlines, ...descriptions].join('\n'), headlines, descriptions },
      {
        kind: 'ad',
        adId,
        name: name || (headlines[0] ?? ''),
        standing: stands,
        impressions,
        clicks,
        conversions,
      },
    );
  }
  return compared;
}

/** Numbers everything that was gathered; what ads are compared by comes with it. */
export function sourcesOf({ subject, material, passages, facts }: Gathered): {
  sources: CopySources;
  compared: Compared;
} {
  const sources = new CopySources();
  const { about } = subject;
  if (about) {
    const text = [about.business, about.offer ?? '', ...about.places]
      .filter((part) => part !== '')
      .join('\n');
    sources.add({ kind: 'said', text }, { kind: 'said', text });
  }
  const compared = material ? addAds(sources, material) : compareAds([]);
  for (const { documentId, documentTitle, chunkId, ordinal, heading, text } of passages)
    sources.add(
      { kind: 'passage', text, heading: heading?.slice(0, 500) ?? null },
      { kind: 'passage', documentId, documentTitle, chunkId, ordinal, text },
    );
  for (const { id, text } of facts) sources.add({ kind: 'fact', text }, { kind: 'fact', factId: id, text });
  for (const { text, impressions, clicks, conversions } of material?.terms ?? [])
    sources.add(
      { kind: 'search_term', text },
      { kind: 'search_term', text, impressions, clicks, conversions },
    );
  for (const { text } of material?.keywords ?? [])
    sources.add({ kind: 'keyword', text }, { kind: 'keyword', text });
  return { sources, compared };
}
