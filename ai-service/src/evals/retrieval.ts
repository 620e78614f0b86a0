import { join } from 'node:path';
import { LOCAL_MODEL } from '../retrieval/embedding/local-embedding.js';
import { readCranfield } from './cranfield.js';
import { readKnownItems } from './known-item.js';
import { type Measured, measure } from './measure.js';
import { readPassageQuestions } from './passage-questions.js';
import type { Report } from './report.js';

/** nDCG@10 of plain BM25 on Cranfield (k1 0.9, b 0.4, Porter stems). */
const CRANFIELD_BM25 = 0.367;
/** How far the hybrid may fall below the lexical search on any one set. */
const MOST_LOSS = 0.005;

/** Ranks every set by words, by vectors and by both, offline. */
export async function evaluateRetrieval(data: string, report: Report): Promise<undefined> {
  const marketing = join(data, 'docs_marketing_public');
  const sets = [
    readCranfield(join(data, 'rag_cranfield')),
    readKnownItems(marketing, 'title'),
    readKnownItems(marketing, 'summary'),
    readPassageQuestions(join(data, 'rag_counterfactual_rgb', 'en_fact.json')),
  ];
  const measured: Measured[] = [];
  for (const set of sets) measured.push(await measure(set));
  for (const { set, passages, queries, figures } of measured) {
    for (const [engine, values] of Object.entries(figures)) {
      const model = engine === 'lexical' ? null : LOCAL_MODEL;
      report.line({ eval: 'retrieval', set, engine, model, ...values, queries, passages });
    }
  }
  const mean = (engine: 'lexical' | 'hybrid') =>
    measured.reduce((sum, m) => sum + m.figures[engine].ndcg10, 0) / measured.length;
  const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
  const worst = rounded(Math.min(...measured.map((m) => m.figures.hybrid.ndcg10 - m.figures.lexical.ndcg10)));
  const cranfield = measured[0]?.figures.lexical.ndcg10 ?? 0;
  const gain = rounded(mean('hybrid') - mean('lexical'));
  report.bar('nDCG@10 of BM25 on Cranfield', cranfield, 'least', CRANFIELD_BM25);
  report.bar('nDCG@10 of hybrid less that of BM25, worst set', worst, 'least', -MOST_LOSS);
  report.bar('nDCG@10 of hybrid less that of BM25, mean of sets', gain, 'above', 0);
}
