import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';
import type { Tone } from './tag.js';

interface NoticeProps {
  readonly tone?: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Announce at once (errors); otherwise politely. */
  readonly urgent?: boolean;
}

const icons = {
  plain: IconInfoCircle,
  late: IconAlertTriangle,
  risk: IconAlertTriangle,
  verified: IconCircleCheck,
} as const;

/** A sentence the person must not miss: what happened, what was not changed, what to do. */
export function Notice({ tone = 'plain', title, children, actions, urgent = false }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      className={`${classes.notice} ${tone === 'plain' ? '' : classes[tone]}`}
      role={urgent ? 'alert' : 'status'}
    >
      <span className={classes.icon}>
        <Icon size={18} aria-hidden />
      </span>
      <div className={classes.text}>
        <div className={classes.title}>{title}</div>
        {children !== undefined && <div className={classes.body}>{children}</div>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
