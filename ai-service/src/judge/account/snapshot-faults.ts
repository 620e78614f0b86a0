import type { FieldError, Snapshot } from '@adwright/contracts';

/** A snapshot that contradicts itself, with every fault named by field. */
export class SnapshotError extends Error {
  constructor(readonly faults: readonly FieldError[]) {
    super(
      `The snapshot has ${faults.length} fault(s): ${faults.map((f) => `${f.field} ${f.message}`).join('; ')}`,
    );
    this.name = 'SnapshotError';
  }
}

const MOST_FAULTS = 20;

function lengthFaults(rows: Snapshot['rows']): FieldError[] {
  const expected = rows.entity.length;
  return Object.entries(rows)
    .filter(([, column]) => column.length !== expected)
    .map(([name, column]) => ({
      field: `snapshot.rows.${name}`,
      message: `has ${column.length} rows where "entity" has ${expected}`,
    }));
}

function parentFaults(entities: Snapshot['entities']): FieldError[] {
  const faults: FieldError[] = [];
  entities.forEach((entity, index) => {
    const field = `snapshot.entities.${index}.parent`;
    let steps = 0;
    for (let at = entity.parent; at !== null; at = entities[at]?.parent ?? null) {
      if (entities[at] === undefined) {
        if (steps === 0) faults.push({ field, message: `points to entity ${at}, which does not exist` });
        break;
      }
      // The tree is at most six levels deep; a longer chain is a circle.
      if (++steps > 6) {
        faults.push({ field, message: 'leads in a circle' });
        break;
      }
    }
  });
  return faults;
}

/** Row numbers by entity and date; the rows themselves where they come sorted, as they should. */
function sortedRows({ entity, date }: Snapshot['rows']): number[] {
  const order = entity.map((_, row) => row);
  const compare = (a: number, b: number) => {
    const byEntity = (entity[a] ?? 0) - (entity[b] ?? 0);
    if (byEntity !== 0) return byEntity;
    const [left = '', right = ''] = [date[a], date[b]];
    return left < right ? -1 : left > right ? 1 : a - b;
  };
  const sorted = order.every((row) => row === 0 || compare(row - 1, row) <= 0);
  return sorted ? order : order.sort(compare);
}

function referenceFaults({ rows, entities, history }: Snapshot): FieldError[] {
  const faults: FieldError[] = [];
  let before = -1;
  for (const row of sortedRows(rows)) {
    const entity = rows.entity[row] ?? 0;
    if (entity >= entities.length) {
      faults.push({ field: `snapshot.rows.entity.${row}`, message: `entity ${entity} does not exist` });
    }
    if (entity === rows.entity[before] && rows.date[row] === rows.date[before]) {
      const message = `a second row of entity ${entity} on ${rows.date[row]}`;
      faults.push({ field: `snapshot.rows.date.${row}`, message });
    }
    before = row;
  }
  history.forEach((state, index) => {
    if (state.entity >= entities.length) {
      faults.push({
        field: `snapshot.history.${index}.entity`,
        message: `entity ${state.entity} does not exist`,
      });
    }
  });
  return faults;
}

/** Figures so large that their sums would overflow; no account comes near. */
function sizeFaults(rows: Snapshot['rows']): FieldError[] {
  const most = 1e15;
  return (['impressions', 'clicks', 'costMicros', 'conversions', 'conversionValueMicros', 'reach'] as const)
    .map((name) => ({ name, row: rows[name].findIndex((value) => value !== null && Math.abs(value) > most) }))
    .filter(({ row }) => row >= 0)
    .map(({ name, row }) => ({ field: `snapshot.rows.${name}.${row}`, message: `is larger than ${most}` }));
}

/** What the shape alone cannot tell: equal column lengths, existing references, one row an entity and day. */
export function snapshotFaults(snapshot: Snapshot): FieldError[] {
  const shape = [
    ...lengthFaults(snapshot.rows),
    ...sizeFaults(snapshot.rows),
    ...parentFaults(snapshot.entities),
  ];
  return (shape.length > 0 ? shape : referenceFaults(snapshot)).slice(0, MOST_FAULTS);
}
