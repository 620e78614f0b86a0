import type { Mention, Segment, SuggestionVoice, VoiceFact } from '@adwright/contracts';
import { Tooltip } from '@mantine/core';
import { Link } from 'react-router-dom';
import { formatFigure, formatPercent } from '../../../shared/format/number.js';
import { CitedPassage } from '../../../shared/ui/cited-passage.js';
import classes from './voice.module.css';

const pages: Partial<Record<Mention['kind'], string>> = { account: '/accounts', campaign: '/campaigns' };

/** A share reads better in percent; all other figures as in the tables below. */
function figureText({ unit, value, currency }: VoiceFact): string {
  if (unit === 'ratio') return formatPercent(Number(value) * 100);
  return formatFigure(value, unit, currency ?? '');
}

function Figure({ fact }: { readonly fact: VoiceFact }) {
  return (
    <Tooltip label={fact.label} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.fact}>
        {figureText(fact)}
      </button>
    </Tooltip>
  );
}

/** A name is text and nothing else, whatever it holds. */
function Name({ mention }: { readonly mention: Mention }) {
  const page = pages[mention.kind];
  if (page === undefined || mention.entityId === null) return <strong>{mention.name}</strong>;
  return <Link to={`${page}/${mention.entityId}`}>{mention.name}</Link>;
}

function Part({ segment, voice }: { readonly segment: Segment; readonly voice: SuggestionVoice }) {
  switch (segment.type) {
    case 'text':
      return segment.text;
    case 'fact': {
      const fact = voice.facts.find(({ id }) => id === segment.id);
      return fact ? <Figure fact={fact} /> : null;
    }
    case 'entity': {
      const mention = voice.mentions.find(({ id }) => id === segment.id);
      return mention ? <Name mention={mention} /> : null;
    }
    case 'citation': {
      const citation = voice.citations.find(({ id }) => id === segment.id);
      return citation ? <CitedPassage citation={citation} /> : null;
    }
  }
}

interface VoicePartProps {
  readonly title: string;
  readonly segments: readonly Segment[];
  readonly voice: SuggestionVoice;
}

/** One part of a voice under its heading: text, figures, names, quotations. */
export function VoicePart({ title, segments, voice }: VoicePartProps) {
  return (
    <div>
      <h3 className={classes.heading}>{title}</h3>
      <div className={classes.text} lang={voice.language}>
        {segments.map((segment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a voice have no id and never move
          <Part key={index} segment={segment} voice={voice} />
        ))}
      </div>
    </div>
  );
}
