import type { DoctorCheck } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { label, t } from '../../shared/messages/message.js';
import { CopyValue } from '../../shared/ui/copy-value.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';
import { useDoctor } from './api/run-doctor.js';
import classes from './doctor.module.css';

const tones: Record<DoctorCheck['state'], Tone> = {
  ok: 'verified',
  warning: 'late',
  failed: 'risk',
  not_configured: 'plain',
};

function Check({ check }: { readonly check: DoctorCheck }) {
  const { title, state, detail, remedy, copy } = check;
  return (
    <li className={classes.check}>
      <span className={classes.title}>{title}</span>
      <Tag tone={tones[state]}>{label('doctor.state', state)}</Tag>
      <p className={classes.detail}>{detail}</p>
      {remedy !== null && <p className={classes.remedy}>{remedy}</p>}
      {copy !== null && (
        <div className={classes.copy}>
          <CopyValue value={copy} label={t('doctor.value')} />
        </div>
      )}
    </li>
  );
}

/** Names each missing setting and what to do about it. */
export function DoctorPage() {
  const doctor = useDoctor();
  return (
    <Page
      title={t('doctor.title')}
      lead={t('doctor.lead')}
      actions={
        <Button onClick={() => void doctor.refetch()} disabled={doctor.isFetching}>
          {doctor.isFetching ? t('doctor.checking') : t('doctor.again')}
        </Button>
      }
      width="narrow"
    >
      <Section flush>
        <Loaded
          query={doctor}
          loading={<LoadingRows label={t('doctor.loading')} rows={10} />}
          failed={t('doctor.failed')}
        >
          {({ checks }) => (
            <ul className={classes.list}>
              {checks.map((check) => (
                <Check key={check.id} check={check} />
              ))}
            </ul>
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
