import type { Import } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { plural, t } from '../../shared/messages/message.js';
import { ColumnTable } from './column-table.js';
import classes from './import.module.css';
import { ImportErrors } from './import-errors.js';
import { ImportFacts } from './import-facts.js';
import { ImportTotals } from './import-totals.js';
import { SampleTable } from './sample-table.js';

interface PreviewProps {
  readonly data: Import;
  readonly onRole: (columnIndex: number, role: string) => void;
  readonly onConfirm: () => void;
  readonly onReset: () => void;
}

/** Everything about the file before anything of it is stored, then the button that stores it. */
export function Preview({ data, onRole, onConfirm, onReset }: PreviewProps) {
  return (
    <>
      <ImportFacts data={data} />
      <ImportTotals data={data} />
      <ImportErrors data={data} />
      <ColumnTable data={data} onRole={onRole} />
      <SampleTable sample={data.sample} currency={data.currency} />
      <div className={classes.confirm}>
        <Button variant="filled" size="md" onClick={onConfirm} disabled={data.rows.accepted === 0}>
          {plural('import.confirm', data.rows.accepted)}
        </Button>
        <Button size="md" onClick={onReset}>
          {t('import.other')}
        </Button>
      </div>
    </>
  );
}
