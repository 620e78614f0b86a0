import type { AccountAccess } from '../../platforms/access.js';
import { dateSpans } from '../../platforms/date-spans.js';
import type {
  DateRange,
  RemoteDailyMetric,
  RemoteSearchTerm,
  ReportingPort,
  ReportLevel,
} from '../../platforms/reporting.port.js';
import type { GoogleClient } from './client/google.client.js';
import { day, select } from './gaql.js';
import { type ActionRow, toAction, toDailyMetric, toSearchTerm } from './reading/report.mapper.js';
import { reportLevels } from './reading/report-levels.js';

const METRICS = [
  'metrics.impressions',
  'metrics.clicks',
  'metrics.cost_micros',
  'metrics.conversions',
  'metrics.conversions_value',
];

function during(range: DateRange): string {
  return `WHERE segments.date BETWEEN ${day(range.from)} AND ${day(range.to)}`;
}

/** Clicks and cost cannot be split by conversion action, so conversions per action are a query of their own. */
const ACTION_FIELDS = [
  'segments.conversion_action_name',
  'segments.conversion_action_category',
  'metrics.conversions',
  'metrics.conversions_value',
  'metrics.all_conversions',
  'metrics.all_conversions_value',
];

export class GoogleReporting implements ReportingPort {
  readonly levels = ['account', 'campaign', 'ad_group', 'ad', 'keyword'] as const;

  constructor(private readonly client: GoogleClient) {}

  async *daily(
    access: AccountAccess,
    level: ReportLevel,
    range: DateRange,
    conversionGoal: string,
  ): AsyncGenerator<readonly RemoteDailyMetric[]> {
    const plan = reportLevels[level];
    for (const span of dateSpans(range, plan.days)) {
      const actions = await this.actions(access, level, span);
      const fields = ['segments.date', ...plan.fields, ...METRICS, ...plan.metrics];
      for await (const rows of this.client.stream(access, select(fields, plan.from, during(span)))) {
        yield rows.map((row) => {
          const entity = { key: plan.key(row), name: plan.name(row), parent: plan.parent(row) };
          const own = actions.get(`${entity.key} ${row.segments?.date ?? ''}`) ?? [];
          return toDailyMetric(row, entity, own, conversionGoal);
        });
      }
    }
  }

  async *searchTerms(access: AccountAccess, range: DateRange): AsyncGenerator<readonly RemoteSearchTerm[]> {
    const fields = [
      'segments.date',
      'search_term_view.search_term',
      'segments.keyword.ad_group_criterion',
      'ad_group.id',
      'campaign.id',
      'metrics.impressions',
      'metrics.clicks',
      'metrics.cost_micros',
      'metrics.conversions',
    ];
    const query = select(fields, 'search_term_view', during(range));
    for await (const rows of this.client.stream(access, query)) yield rows.map(toSearchTerm);
  }

  /** Conversions per action of a span, by entity and day. */
  private async actions(access: AccountAccess, level: ReportLevel, span: DateRange) {
    const plan = reportLevels[level];
    const found = new Map<string, ActionRow[]>();
    const fields = ['segments.date', ...plan.fields, ...ACTION_FIELDS];
    // Most rows of most actions are empty, and would be most of the bytes.
    const query = select(fields, plan.from, `${during(span)} AND metrics.all_conversions > 0`);
    for await (const rows of this.client.stream(access, query)) {
      for (const row of rows) {
        const action = toAction(row);
        if (!action) continue;
        const key = `${plan.key(row)} ${row.segments?.date ?? ''}`;
        const list = found.get(key);
        if (list) list.push(action);
        else found.set(key, [action]);
      }
    }
    return found;
  }
}
