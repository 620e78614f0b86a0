import type { Verdict } from '@adwright/contracts';
import { VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconCheck,
  IconChevronDown,
  IconChevronRight,
  IconShieldCheck,
  IconShieldX,
  IconX,
} from '@tabler/icons-react';
import { label, plural, t } from '../messages/message.js';
import classes from './verdict-list.module.css';

/** The verdict of the guardrails; what forbids the change is always shown, what holds on request. */
export function VerdictList({ verdict }: { readonly verdict: Verdict }) {
  const [open, { toggle }] = useDisclosure(false);
  const refused = verdict.checks.filter(({ passed }) => !passed);
  const shown = open ? verdict.checks : refused;
  const Shield = verdict.allowed ? IconShieldCheck : IconShieldX;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <div className={classes.summary} data-allowed={verdict.allowed}>
        <button type="button" className={classes.toggle} onClick={toggle} aria-expanded={open}>
          <Shield size={16} aria-hidden />
          {verdict.allowed
            ? plural('suggestion.verdictOk', verdict.checks.length)
            : plural('suggestion.verdictNo', refused.length)}
          <Chevron size={14} aria-hidden />
        </button>
      </div>
      {shown.length > 0 && (
        <ul className={classes.list}>
          {shown.map(({ rule, passed, message }) => (
            <li key={`${rule} ${message}`} className={classes.check} data-passed={passed}>
              <span className={classes.mark}>
                {passed ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
                <VisuallyHidden>{passed ? t('guardrail.passed') : t('guardrail.refused')}</VisuallyHidden>
              </span>
              <span>
                <span className={classes.rule}>{label('guardrail', rule)}</span>
                <div className={classes.message}>{message}</div>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
