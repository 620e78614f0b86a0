import type { Evidence, Figure } from '@adwright/contracts';
import { formatRange } from '../format/date.js';
import { formatFigure } from '../format/number.js';
import classes from './evidence-table.module.css';

interface EvidenceTableProps {
  readonly evidence: Evidence;
  readonly currency: string;
}

function cellClass(unit: Figure['unit']): string {
  if (unit === 'text') return '';
  return (unit === 'date' ? classes.date : classes.number) ?? '';
}

/** The rows a judgement rests on, with their window and units, so that they can be checked on the platform. */
export function EvidenceTable({ evidence, currency }: EvidenceTableProps) {
  return (
    <figure className={classes.evidence}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{evidence.title}</span>
        <span className={classes.window}>{formatRange(evidence.from, evidence.to)}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={evidence.title}>
        <table className={classes.table}>
          <thead>
            <tr>
              {evidence.columns.map(({ key, label, unit }) => (
                <th key={key} scope="col" className={cellClass(unit)}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {evidence.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of evidence have no id and never change
              <tr key={index}>
                {evidence.columns.map(({ key, unit }, column) => (
                  <td key={key} className={cellClass(unit)}>
                    {formatFigure(row[column] ?? null, unit, currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}
