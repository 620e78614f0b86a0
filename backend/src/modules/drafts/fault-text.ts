import type { DraftFault } from '@adwright/contracts';

/** A fault as an API client reads it. Screens and conversations have words of their own in each language. */
export function faultText({ code, params }: DraftFault): string {
  const texts: Record<DraftFault['code'], string> = {
    missing: 'is missing',
    account_unknown: 'names an account that is not visible to you',
    account_read_only: `${params.account} is read-only here: nothing can be created in it`,
    account_twice: 'names two accounts of the same platform',
    account_missing: `names no account for ${params.platform}`,
    clients_differ: 'names accounts of different clients',
    currencies_differ: `names accounts of different currencies (${params.currencies}); make a draft for each`,
    currency_differs: `is in ${params.currency}, but ${params.account} is billed in ${params.wanted}; nothing is converted`,
    below_minimum: `is less than about ${params.minimum} a day for each platform`,
    total_needs_dates: 'is a total, so it needs a first and a last day',
    in_past: `${params.date} is past; today is ${params.today}`,
    end_before_start: `ends on ${params.end}, before it starts on ${params.start}`,
    too_far: `${params.date} is more than a year ahead`,
    ages_order: `the youngest (${params.min}) is older than the oldest (${params.max})`,
    text_too_long: `“${params.text}” has ${params.length} characters; ${params.platform} takes ${params.longest}`,
    texts_too_few: `${params.platform} needs at least ${params.least} ${params.part}`,
    texts_too_many: `${params.platform} takes at most ${params.most} ${params.part}`,
    texts_repeat: `two ${params.part} are the same`,
    keyword_odd: `“${params.text}” holds a character that keywords cannot have`,
    forbidden_claim: `“${params.text}” says “${params.words}”, which your fact “${params.fact}” forbids`,
    keyword_long: `“${params.text}” has more than ten words`,
  };
  return texts[code];
}
