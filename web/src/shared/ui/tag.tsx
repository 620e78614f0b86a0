import type { ReactNode } from 'react';
import classes from './tag.module.css';

/** What a coloured word means. `plain` says nothing about money or trust. */
export type Tone = 'plain' | 'risk' | 'late' | 'verified';

interface TagProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A short state in words; colour only repeats what the word says. */
export function Tag({ tone = 'plain', icon, title, children }: TagProps) {
  return (
    <span className={`${classes.tag} ${tone === 'plain' ? '' : classes[tone]}`} title={title}>
      {icon}
      {children}
    </span>
  );
}
