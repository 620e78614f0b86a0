import type { AdContent, Term } from '../types.js';

/** A responsive search ad from a subject and a page; texts stay within the platform's lengths. */
export function searchAd(subject: string, host: string, page: string, promise: string): Partial<AdContent> {
  return {
    finalUrls: [`https://${host}/${page}`],
    headlines: [
      subject,
      promise,
      'Jetzt online ansehen',
      'Beratung vom Fachbetrieb',
      'Versand in 2 Tagen',
    ].map((t) => t.slice(0, 30)),
    descriptions: [
      `${subject}: große Auswahl, ehrliche Beratung und schneller Versand.`.slice(0, 90),
      `${promise}. Heute bestellen oder im Laden Probe fahren.`.slice(0, 90),
    ],
    path1: page.split('/')[0]?.slice(0, 15) ?? '',
    path2: '',
  };
}

/** Search terms that convert and terms that never do, as one keyword's list. Weights are shares of impressions. */
export function terms(good: readonly string[], waste: readonly string[], wasteShare: number): Term[] {
  const list: Term[] = good.map((text, i) => ({
    text,
    weight: (1 - wasteShare) / good.length,
    ctrFactor: 1.1 - 0.05 * i,
    cvrFactor: 1.15 - 0.08 * i,
  }));
  for (const text of waste) {
    list.push({ text, weight: wasteShare / waste.length, ctrFactor: 1, cvrFactor: 0 });
  }
  return list;
}
