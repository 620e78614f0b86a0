import {
  type CopyText,
  type composeCopy,
  type EndpointInput,
  type EndpointOutput,
  type Language,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Asker } from '../llm/asker.js';
import type { Meter } from '../llm/meter.js';
import { AD_COPY_PROMPT, adCopyMessages, writtenCopySchema } from '../prompts/ad-copy.js';
import { isCommon, languageOf } from '../retrieval/text/languages.js';
import { wordsOf } from '../retrieval/text/terms.js';
import { checked } from './checked.js';
import { composeTexts } from './compose/compose.js';

type Asked = Omit<EndpointInput<typeof composeCopy>['body'], 'spending'>;
type Answer = EndpointOutput<typeof composeCopy>;

const MOST = { headlines: 10, descriptions: 6 } as const;

/** Ideas for ad texts: written by a model where one is configured, else put together from the sources' own phrases. */
@Injectable()
export class CopyService {
  constructor(private readonly asker: Asker) {}

  async write(asked: Asked, meter: Meter, signal: AbortSignal): Promise<Answer> {
    const language = languageFor(asked);
    const by = {
      platform: asked.platform,
      sources: asked.sources,
      facts: asked.facts,
      existing: asked.existing,
    };
    const { value, engine, instead } =
      asked.sources.length === 0
        ? { value: null, engine: null, instead: null }
        : await this.asker.ask({
            use: { purpose: 'copy', prompt: AD_COPY_PROMPT },
            messages: adCopyMessages({ ...asked, language, forbidden: forbiddenBy(asked) }),
            schema: writtenCopySchema,
            meter,
            signal,
          });
    const written = checked(value?.texts ?? [], by);
    if (engine !== null && written.texts.length > 0)
      return {
        language,
        texts: few(written.texts),
        dropped: written.dropped,
        engine,
        prompt: AD_COPY_PROMPT,
        instead,
      };
    const composed = checked(composeTexts({ ...asked, language }), by);
    // What a model wrote in vain is told as well.
    const dropped = { ...composed.dropped };
    for (const [fault, count] of Object.entries(written.dropped) as [keyof typeof dropped, number][])
      dropped[fault] = (dropped[fault] ?? 0) + count;
    return { language, texts: few(composed.texts), dropped, engine: 'offline', prompt: null, instead };
  }
}

function few(texts: readonly CopyText[]): CopyText[] {
  return (['headlines', 'descriptions'] as const).flatMap((part) =>
    texts.filter((one) => one.part === part).slice(0, MOST[part]),
  );
}

/** A draft's own; of a campaign the language that its ads speak already, where they show it. */
function languageFor({ sources, language, about }: Asked): Language {
  if (about !== null) return language;
  const words = wordsOf(
    sources
      .filter(({ kind }) => kind === 'ad')
      .map(({ text }) => text)
      .join(' '),
  );
  const tells = words.some((word) => (['en', 'de', 'fr', 'es'] as const).some((one) => isCommon(word, one)));
  return tells ? languageOf(words) : language;
}

function forbiddenBy({ facts }: Asked): string[] {
  return facts.flatMap(({ constraint }) =>
    constraint.kind === 'forbidden_claim' ? [...constraint.phrases, ...constraint.topics] : [],
  );
}
