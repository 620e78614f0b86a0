import { type AdPlatform, type CampaignDraft, textLength, textLimits } from '@adwright/contracts';
import { t } from '../../shared/messages/message.js';
import classes from './drafts.module.css';

interface AdPreviewProps {
  readonly draft: CampaignDraft;
  readonly platform: AdPlatform;
}

interface LineProps {
  readonly text: string;
  readonly limit: { readonly shown: number; readonly longest: number };
  readonly className: string | undefined;
}

function Line({ text, limit, className }: LineProps) {
  const length = textLength(text);
  const tone = length > limit.longest ? classes.over : length > limit.shown ? classes.long : '';
  return (
    <li className={className}>
      <span>{text}</span>
      <span className={`${classes.count} ${tone}`}>
        {t('draft.counter', { length, limit: length > limit.shown ? limit.longest : limit.shown })}
      </span>
    </li>
  );
}

function hostOf(page: string | null): string {
  if (page === null) return t('draft.preview.noPage');
  try {
    return new URL(page).hostname;
  } catch (error) {
    if (error instanceof TypeError) return page;
    throw error;
  }
}

/** The texts as an ad shows them, each with its length. Text only: nothing in it is a link or markup. */
export function AdPreview({ draft, platform }: AdPreviewProps) {
  const texts = platform === 'google' ? draft.slots.googleTexts.value : draft.slots.metaTexts.value;
  if (texts === null) return <p className={classes.missing}>{t('draft.notYet')}</p>;
  const limits = textLimits[platform];
  const host = <p className={classes.host}>{hostOf(draft.slots.landingPage.value)}</p>;
  const headlines = (
    <ul className={classes.texts}>
      {texts.headlines.map((text) => (
        <Line key={text} text={text} limit={limits.headlines} className={classes.headline} />
      ))}
    </ul>
  );
  const descriptions = (
    <ul className={classes.texts}>
      {texts.descriptions.map((text) => (
        <Line key={text} text={text} limit={limits.descriptions} className={classes.description} />
      ))}
    </ul>
  );
  return (
    <div className={classes.preview}>
      {platform === 'google' ? (
        <>
          {host}
          {headlines}
          {descriptions}
        </>
      ) : (
        <>
          {descriptions}
          {host}
          {headlines}
        </>
      )}
    </div>
  );
}
