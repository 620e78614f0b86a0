import type { EntityStatus } from '@adwright/contracts';

/** The platforms' words for a status, in the languages that exports come in (English, German, French, Spanish, Portuguese). */
const WORDS: Record<EntityStatus, readonly string[]> = {
  enabled: [
    'enabled',
    'active',
    'eligible',
    'aktiviert',
    'aktiv',
    'zulässig',
    'activé',
    'activée',
    'actif',
    'active',
    'habilitado',
    'habilitada',
    'activo',
    'activa',
    'ativado',
    'ativada',
    'ativo',
    'ativa',
  ],
  paused: [
    'paused',
    'inactive',
    'pausiert',
    'inaktiv',
    'en pause',
    'mis en veille',
    'mise en veille',
    'inactif',
    'pausado',
    'pausada',
    'en pausa',
    'detenido',
    'detenida',
    'pausa',
  ],
  removed: [
    'removed',
    'deleted',
    'archived',
    'entfernt',
    'gelöscht',
    'archiviert',
    'supprimé',
    'supprimée',
    'archivé',
    'archivée',
    'quitado',
    'quitada',
    'eliminado',
    'eliminada',
    'archivado',
    'removido',
    'removida',
    'excluído',
    'excluída',
    'arquivado',
  ],
};

const statuses = new Map<string, EntityStatus>();
for (const status of ['enabled', 'paused', 'removed'] as const)
  for (const word of WORDS[status]) statuses.set(word, status);

/** What a status word of an export means to us; null for one that does not say whether the entity is switched on. */
export function readStatus(word: string | null): EntityStatus | null {
  if (word === null) return null;
  const plain = word.trim().toLocaleLowerCase('en').replaceAll('_', ' ');
  return statuses.get(plain) ?? statuses.get(plain.replace(/\s*\(.*\)$/, '')) ?? null;
}

/** Daily or lifetime from a budget type's word; null when it says neither. */
export function readBudgetPeriod(word: string | null): 'daily' | 'lifetime' | null {
  if (word === null) return null;
  if (/dai|day|tag|täg|tägl|jour|quotid|diari|diári/i.test(word)) return 'daily';
  if (/life|laufzeit|gesamt|durée|duree|total|vida|vitalic/i.test(word)) return 'lifetime';
  return null;
}
