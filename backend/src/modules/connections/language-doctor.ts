import type { DoctorCheck, LanguageCheck, LanguageFault } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { LanguageProxy } from '../ai-proxy/language-proxy.js';
import { AiUsageService } from '../ai-usage/ai-usage.service.js';

type Verdict = Pick<DoctorCheck, 'state' | 'detail' | 'remedy'>;

const faults: Record<LanguageFault, readonly [detail: string, remedy: string]> = {
  key_refused: [
    'it refused the key',
    'Put a valid key into OPENAI_API_KEY or ANTHROPIC_API_KEY and start again.',
  ],
  model_unknown: [
    'it does not know the model, or the address is another',
    'Correct OPENAI_MODEL or ANTHROPIC_MODEL, and the BASE_URL if one is set.',
  ],
  limited: ['it takes no more requests now', 'Look at the quota and the payment at the provider.'],
  no_answer: [
    'it gave no answer in time',
    'Look at the provider’s status, the network on the way there, and the BASE_URL if one is set.',
  ],
  wrong_answer: [
    'its answer was not of use',
    'Choose another model: the log of the AI service has the details.',
  ],
};

/** Dollars as a person reads them, from micros of a US dollar. */
function dollars(micros: string): string {
  return `$${(Number(BigInt(micros) / 10_000n) / 100).toFixed(2)}`;
}

/** The language model part of the setup doctor: what is configured, whether it answers, and what it may cost. */
@Injectable()
export class LanguageDoctor {
  constructor(
    private readonly language: LanguageProxy,
    private readonly usage: AiUsageService,
  ) {}

  /** Makes one small live call where a provider is configured. No key, and no word of the provider's, is in what it says. */
  async checks(scope: WorkspaceScope): Promise<DoctorCheck[]> {
    const head = { id: 'language.provider', title: 'Language model', copy: null };
    let told: LanguageCheck;
    try {
      told = await this.language.check(scope);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const remedy = 'Start the AI service and see what its log says.';
      return [{ ...head, state: 'failed', detail: error.userMessage, remedy }];
    }
    return [{ ...head, ...verdict(told) }, await this.cap(scope, told)];
  }

  private async cap(scope: WorkspaceScope, told: LanguageCheck): Promise<DoctorCheck> {
    const { monthlyCapMicros, spentMicros } = await this.usage.month(scope);
    const check = { id: 'language.cap', title: 'Language model: monthly cap', copy: null };
    if (monthlyCapMicros === null) {
      const detail = `No cap; ${dollars(spentMicros)} spent this month.`;
      return told.engine === null
        ? { ...check, state: 'ok', detail, remedy: null }
        : { ...check, state: 'warning', detail, remedy: 'Set one on the page AI usage.' };
    }
    const detail = `${dollars(spentMicros)} of ${dollars(monthlyCapMicros)} spent this month.`;
    const over = BigInt(spentMicros) >= BigInt(monthlyCapMicros);
    if (over && told.engine !== null) {
      const remedy = 'The built-in engine speaks until the month ends; raise the cap on the page AI usage.';
      return { ...check, state: 'warning', detail, remedy };
    }
    return { ...check, state: 'ok', detail, remedy: null };
  }
}

function verdict({ engine, instead, call, embedding, personalDataSent }: LanguageCheck): Verdict {
  if (engine === null) {
    return {
      state: 'not_configured',
      detail: 'None is configured; the built-in engine answers and documents are searched locally.',
      remedy: 'To use one, set OPENAI_API_KEY or ANTHROPIC_API_KEY and start again.',
    };
  }
  const passages = embedding === null ? 'passages are embedded locally' : `passages by ${embedding}`;
  const personal = personalDataSent ? 'personal data is sent as it stands' : 'personal data is hidden';
  const named = `${engine}; ${passages}; ${personal}`;
  if (instead === 'price_unknown') {
    const remedy =
      'Give its price in LLM_PRICES, or remove the monthly cap: a cap holds only what has a price.';
    return { state: 'warning', detail: `${named}. Not asked: its price is not known.`, remedy };
  }
  if (instead === 'cap_reached')
    return { state: 'warning', detail: `${named}. Not asked: the monthly cap is used up.`, remedy: null };
  if (call === null || call.fault === null)
    return { state: 'ok', detail: `${named}. It answered in ${call?.milliseconds ?? 0} ms.`, remedy: null };
  const [what, remedy] = faults[call.fault];
  return { state: 'failed', detail: `${named}. Asked a small question, ${what}.`, remedy };
}
