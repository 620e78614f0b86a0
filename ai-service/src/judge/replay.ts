import type { Replay } from '@adwright/contracts';
import type { AccountIndex } from './account/account-index.js';
import { AccountView } from './account/account-view.js';
import { type Day, dateOf } from './account/days.js';
import type { Draft, Rule, RuleSession } from './rule.js';
import { dayText, money } from './text/amounts.js';
import { counted } from './text/words.js';

/** Days after a past day that show what came next. */
const AFTER_DAYS = 7;

/** The same rules on past days of the same snapshot; each day is opened once, however many proposals look back. */
export class Replays {
  private readonly views = new Map<Day, AccountView>();
  private readonly sessions = new Map<string, RuleSession>();

  constructor(
    private readonly index: AccountIndex,
    private readonly days: number,
  ) {}

  private session(rule: Rule, day: Day): RuleSession {
    const key = `${rule.id} ${day}`;
    let session = this.sessions.get(key);
    if (!session) {
      let view = this.views.get(day);
      if (!view) {
        view = new AccountView(this.index, day);
        this.views.set(day, view);
      }
      session = rule.open(view);
      this.sessions.set(key, session);
    }
    return session;
  }

  /** Asks `rule` about one entity on each of the past days, using only what was dated up to that day. */
  of(rule: Rule, entity: number, draft: Draft): Replay {
    const points: Replay['points'] = [];
    const first = Math.max(this.index.firstDay, this.index.asOf - this.days);
    for (let day = first; day < this.index.asOf; day++) {
      const session = this.session(rule, day);
      const asked = session.entities.includes(entity);
      const outcome = asked ? session.assess(entity).outcome : 'not_applicable';
      points.push({ asOf: dateOf(day), outcome, afterwards: this.afterwards(entity, day) });
    }
    const spoke = points.filter((point) => point.outcome === 'proposed');
    return {
      points,
      timesAsked: points.length,
      timesProposed: spoke.length,
      summary: this.summary(points, draft),
    };
  }

  private afterwards(entity: number, day: Day): Replay['points'][number]['afterwards'] {
    const span = { from: day + 1, to: day + AFTER_DAYS };
    if (span.to > this.index.asOf) return null;
    const { cost, conversions } = this.index.sum(entity, span.from, span.to);
    return {
      costMicros: String(Math.round(cost)),
      conversions,
      from: dateOf(span.from),
      to: dateOf(span.to),
    };
  }

  private summary(points: Replay['points'], draft: Draft): string {
    if (points.length === 0) return 'There are no earlier days to ask about.';
    const spoke = points.filter((point) => point.outcome === 'proposed');
    const asked = `Asked on each of the past ${counted(points.length, 'day')}, with what was dated up to then, this rule would have spoken on ${spoke.length}`;
    const [first] = spoke;
    if (!first) return `${asked}: today is the first time.`;
    const told = `${asked}, first on ${dayText(Date.parse(first.asOf) / 86_400_000)}.`;
    if (!first.afterwards) return told;
    const { costMicros, conversions } = first.afterwards;
    const { currency } = this.index.snapshot;
    return `${told} In the seven days after that, ${draft.subject} spent ${money(BigInt(costMicros), currency)} and brought ${counted(conversions, 'conversion')}.`;
  }
}
