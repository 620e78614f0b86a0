import type { CopyIdeas } from '@adwright/contracts';
import { Button, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/messages/message.js';
import classes from './copy.module.css';
import { IdeaSourceLine } from './idea-source.js';

export type Idea = CopyIdeas['ideas'][number];

interface IdeaListProps {
  readonly ideas: CopyIdeas;
  /** What can be done with an idea beside copying it. */
  readonly action?: (idea: Idea) => ReactNode;
}

function partName(part: Idea['part'], platform: CopyIdeas['platform']): string {
  if (part === 'headlines') return t('copy.part.headlines');
  return platform === 'meta' ? t('copy.part.primary') : t('copy.part.descriptions');
}

/** Ideas by part, each with its length and what it rests on. Text only: nothing in them is a link or markup. */
export function IdeaList({ ideas, action }: IdeaListProps) {
  return (['headlines', 'descriptions'] as const).map((part) => {
    const of = ideas.ideas.filter((idea) => idea.part === part);
    if (of.length === 0) return null;
    const name = partName(part, ideas.platform);
    return (
      <section key={part} className={classes.part} aria-label={name}>
        <h3 className={classes.partTitle}>{name}</h3>
        <ul className={classes.ideas}>
          {of.map((idea) => (
            <li key={idea.text} className={classes.idea}>
              <div className={classes.line}>
                <p className={classes.text}>{idea.text}</p>
                <span className={classes.count}>
                  {t('copy.length', { length: idea.length, limit: idea.limit })}
                </span>
                <span className={classes.buttons}>
                  <CopyButton value={idea.text}>
                    {({ copied, copy }) => (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        onClick={copy}
                        aria-label={t('copy.copyIdea', { text: idea.text })}
                      >
                        {copied ? t('common.copied') : t('copy.copy')}
                      </Button>
                    )}
                  </CopyButton>
                  {action?.(idea)}
                </span>
              </div>
              <ul className={classes.sources} aria-label={t('copy.from')}>
                {idea.sources.map((source) => (
                  <IdeaSourceLine key={JSON.stringify(source)} source={source} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
