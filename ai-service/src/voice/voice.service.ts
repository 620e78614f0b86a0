import type {
  EndpointInput,
  Segment,
  SpokenVoice,
  speakSuggestion,
  VoiceFallback,
  VoiceSheet,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Asker } from '../llm/asker.js';
import type { Meter } from '../llm/meter.js';
import {
  SUGGESTION_VOICE_PROMPT,
  suggestionVoiceMessages,
  writtenVoiceSchema,
} from '../prompts/suggestion-voice.js';
import { gated, referencesOf } from './gated.js';
import { offlineVoice, riskLevel } from './offline-voice.js';

type Parts = Pick<SpokenVoice, 'why' | 'risk' | 'documents'>;
type Asked = Omit<EndpointInput<typeof speakSuggestion>['body'], 'spending'>;
type Language = Asked['language'];

/**
 * A suggestion in words. A model writes them where one may be asked; what it writes passes the gate whole or not at all,
 * and then set phrases are said instead, with the reason.
 */
@Injectable()
export class VoiceService {
  constructor(private readonly asker: Asker) {}

  async speak({ language, ...sheet }: Asked, meter: Meter, signal: AbortSignal): Promise<SpokenVoice> {
    const { value, engine, instead } = await this.asker.ask({
      use: { purpose: 'voice', prompt: SUGGESTION_VOICE_PROMPT },
      messages: suggestionVoiceMessages(sheet, language),
      schema: writtenVoiceSchema,
      meter,
      signal,
    });
    const offline = { engine: 'offline', prompt: null, ...offlineParts(sheet, language) };
    if (engine === null) return { ...offline, instead, fellBack: null };
    if (value === null) return { ...offline, instead, fellBack: 'failed' };
    const parts = modelParts(value, sheet, language);
    if (typeof parts === 'string') return { ...offline, instead, fellBack: parts };
    return { engine, prompt: SUGGESTION_VOICE_PROMPT, instead, fellBack: null, ...parts };
  }
}

/** @throws Error when a set phrase does not pass the gate: a mistake of ours, never of what was said to us. */
function offlineParts(sheet: VoiceSheet, language: Language): Parts {
  const known = referencesOf(sheet);
  const texts = offlineVoice(sheet, language);
  const through = (text: string): Segment[] => {
    const { segments, refused } = gated(text, known);
    if (segments === null) throw new Error(`a set phrase was refused: ${refused}`);
    return segments;
  };
  return { why: through(texts.why), risk: through(texts.risk), documents: through(texts.documents) };
}

/** What a model wrote, or why it is not shown. */
function modelParts(
  { why, risk, documents }: z.output<typeof writtenVoiceSchema>,
  sheet: VoiceSheet,
  language: Language,
): Parts | VoiceFallback {
  const known = referencesOf(sheet);
  const parts = {
    why: gated(why, known),
    risk: gated(risk, known),
    documents: gated(documents ?? '', known),
  };
  for (const { refused } of Object.values(parts)) if (refused !== null) return refused;
  const said = {
    why: parts.why.segments ?? [],
    risk: parts.risk.segments ?? [],
    documents: parts.documents.segments ?? [],
  };
  const holds = (part: readonly Segment[], type: Segment['type']) =>
    part.some((segment) => segment.type === type);
  const founded =
    (sheet.facts.length === 0 || holds(said.why, 'fact')) &&
    (said.documents.length === 0 || holds(said.documents, 'citation')) &&
    !holds([...said.why, ...said.risk], 'citation') &&
    said.why.length > 0 &&
    said.risk.length > 0;
  if (!founded) return 'unfounded';
  return { ...said, risk: [{ type: 'text', text: `${riskLevel(sheet, language)} ` }, ...said.risk] };
}
