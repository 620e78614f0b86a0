import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestCollection } from './test-collection.js';

/** Records of SMART's format: `.I` starts one, `.X` starts a field. */
function records(file: string): { id: string; fields: Record<string, string> }[] {
  return readFileSync(file, 'utf8')
    .replaceAll('\r\n', '\n')
    .split(/^\.I +/m)
    .slice(1)
    .map((part) => {
      const [id = '', ...lines] = part.split('\n');
      const fields: Record<string, string> = {};
      let field = '';
      for (const line of lines) {
        if (/^\.[A-Z]$/.test(line)) field = line.slice(1);
        else if (field) fields[field] = `${fields[field] ?? ''}${line}\n`;
      }
      return { id: id.trim(), fields };
    });
}

/**
 * The Cranfield collection. Questions are numbered from 1 in their order in the judgements, whatever their own number
 * says; grade -1 is "not relevant".
 */
export function readCranfield(folder: string): TestCollection {
  const relevant = new Map<number, Set<string>>();
  for (const line of readFileSync(join(folder, 'cranqrel'), 'utf8').split('\n')) {
    const [query, document, grade] = line.trim().split(/\s+/);
    if (!query || !document || Number(grade) < 1) continue;
    const set = relevant.get(Number(query)) ?? new Set<string>();
    set.add(document);
    relevant.set(Number(query), set);
  }
  return {
    name: 'cranfield',
    documents: records(join(folder, 'cran.all.1400')).map(({ id, fields }) => ({
      id,
      title: (fields.T ?? '').replaceAll('\n', ' ').trim(),
      text: fields.W ?? '',
    })),
    queries: records(join(folder, 'cran.qry')).map(({ fields }, i) => ({
      text: fields.W ?? '',
      relevant: relevant.get(i + 1) ?? new Set(),
    })),
  };
}
