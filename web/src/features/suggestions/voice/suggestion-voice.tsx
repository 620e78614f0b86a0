import { type Language, languageSchema, type SuggestionVoice } from '@adwright/contracts';
import { NativeSelect } from '@mantine/core';
import { label, t } from '../../../shared/messages/message.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { LoadingBlock } from '../../../shared/ui/loading.js';
import { Section } from '../../../shared/ui/section.js';
import { useSuggestionVoice } from '../api/get-suggestion-voice.js';
import classes from './voice.module.css';
import { useVoiceLanguage } from './voice-language.js';
import { VoicePart } from './voice-part.js';

function spokenBy({ engine, instead, fellBack }: SuggestionVoice): string {
  if (instead !== null) return label('voice.instead', instead);
  if (fellBack !== null) return label('voice.fellBack', fellBack);
  return engine === 'offline' ? t('voice.byOffline') : t('voice.byModel', { engine });
}

function LanguageChoice({
  language,
  onChange,
}: {
  readonly language: Language;
  readonly onChange: (language: Language) => void;
}) {
  return (
    <NativeSelect
      size="xs"
      aria-label={t('voice.language')}
      value={language}
      data={languageSchema.options.map((value) => ({ value, label: label('voice.in', value) }))}
      onChange={({ currentTarget }) => onChange(languageSchema.parse(currentTarget.value))}
    />
  );
}

/**
 * A suggestion in words: why, the risk, what the documents say. Nothing on the page waits for it; when it cannot be had,
 * that is said here and the suggestion is decided on without it.
 */
export function SuggestionVoiceSection({ id }: { readonly id: string }) {
  const [language, setLanguage] = useVoiceLanguage();
  const query = useSuggestionVoice(id, language);
  return (
    <Section
      title={t('voice.title')}
      note={t('voice.note')}
      actions={<LanguageChoice language={language} onChange={setLanguage} />}
    >
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('voice.loading')} height={120} />}
        failed={t('voice.failed')}
      >
        {(voice) => (
          <div className={classes.parts}>
            <VoicePart title={t('voice.why')} segments={voice.why} voice={voice} />
            <VoicePart title={t('voice.risk')} segments={voice.risk} voice={voice} />
            {voice.documents.length === 0 ? (
              <div>
                <h3 className={classes.heading}>{t('voice.documents')}</h3>
                <p className={classes.fine}>{t('voice.noDocuments')}</p>
              </div>
            ) : (
              <VoicePart title={t('voice.documents')} segments={voice.documents} voice={voice} />
            )}
            <p className={classes.fine}>{spokenBy(voice)}</p>
          </div>
        )}
      </Loaded>
    </Section>
  );
}
