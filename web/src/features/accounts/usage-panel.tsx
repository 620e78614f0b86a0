import type { AllowanceSignal, AllowanceState, ConnectionUsage } from '@adwright/contracts';
import { formatInstant } from '../../shared/format/date.js';
import { formatCount, formatPercent } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { Facts } from '../../shared/ui/facts.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Section } from '../../shared/ui/section.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';
import { useConnectionUsage } from './api/get-connection-usage.js';
import classes from './usage.module.css';

const tones: Record<AllowanceState, Tone> = { free: 'verified', slow: 'late', stopped: 'risk' };

interface Standing {
  readonly state: AllowanceState;
  readonly pauseMs: number;
  readonly until: string | null;
}

/** What a state means for the reads that come next. */
function consequence({ state, pauseMs, until }: Standing): string {
  if (state === 'free') return t('usage.free');
  if (state === 'slow') return t('usage.slow', { seconds: (pauseMs / 1000).toFixed(1) });
  return t('usage.stopped', { until: until === null ? t('usage.soon') : formatInstant(until) });
}

function Meter({ signal }: { readonly signal: AllowanceSignal }) {
  const percent = Math.min(100, Math.max(0, signal.percent));
  return (
    <div className={classes.signal}>
      <code className={classes.name}>{signal.name}</code>
      <span className={classes.bar} aria-hidden>
        <span className={classes.fill} data-state={signal.state} style={{ width: `${percent}%` }} />
      </span>
      <span className={classes.percent}>{formatPercent(signal.percent)}</span>
      <span className={classes.age}>
        <Age at={signal.at} />
      </span>
    </div>
  );
}

function Allowance({
  name,
  standing,
  signals,
}: {
  readonly name: string;
  readonly standing: Standing;
  readonly signals: readonly AllowanceSignal[];
}) {
  return (
    <div className={classes.allowance}>
      <div className={classes.head}>
        <span>{name}</span>
        <Tag tone={tones[standing.state]}>{label('usage.state', standing.state)}</Tag>
      </div>
      <p className={classes.words}>{signals.length === 0 ? t('usage.silent') : consequence(standing)}</p>
      {signals.map((signal) => (
        <Meter key={signal.name} signal={signal} />
      ))}
    </div>
  );
}

function Figures({ usage }: { readonly usage: ConnectionUsage }) {
  const { calls, operations } = usage;
  return (
    <Facts
      items={[
        {
          name: t('usage.calls'),
          value: t('usage.callsValue', {
            hour: formatCount(calls.thisHour),
            day: formatCount(calls.last24Hours),
          }),
        },
        ...(operations.allowance === null
          ? []
          : [
              {
                name: t('usage.operations'),
                value: t('usage.operationsValue', {
                  used: formatCount(operations.last24Hours),
                  allowance: formatCount(operations.allowance),
                  percent: formatPercent(operations.percent),
                }),
              },
            ]),
        { name: t('usage.now'), value: consequence(usage) },
      ]}
    />
  );
}

/** How much of the platform's allowance of calls is used, by its own signals, and what follows from it. */
export function UsagePanel({ connectionId }: { readonly connectionId: string }) {
  const query = useConnectionUsage(connectionId);
  return (
    <Section title={t('usage.title')} note={t('usage.note')}>
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('usage.loading')} height={120} />}
        failed={t('usage.failed')}
      >
        {(usage) => (
          <>
            <Figures usage={usage} />
            {usage.signals.length > 0 && (
              <Allowance name={t('usage.whole')} standing={usage} signals={usage.signals} />
            )}
            {usage.accounts.map((account) => (
              <Allowance
                key={account.adAccountId}
                name={account.name}
                standing={account}
                signals={account.signals}
              />
            ))}
          </>
        )}
      </Loaded>
    </Section>
  );
}
