import type { AccountAccess } from '../../platforms/access.js';
import { dateSpans } from '../../platforms/date-spans.js';
import type {
  DateRange,
  RemoteDailyMetric,
  RemoteSearchTerm,
  ReportingPort,
  ReportLevel,
} from '../../platforms/reporting.port.js';
import type { Insights } from './reading/insights.js';
import { levelPlans, toDailyMetric } from './reading/report.mapper.js';

export class MetaReporting implements ReportingPort {
  /** Meta has no keywords. */
  readonly levels = ['account', 'campaign', 'ad_group', 'ad'] as const;

  constructor(private readonly insights: Insights) {}

  /** Days without delivery have no row at Meta; a level that it does not have has none at all. */
  async *daily(
    access: AccountAccess,
    level: ReportLevel,
    range: DateRange,
    conversionGoal: string,
  ): AsyncGenerator<readonly RemoteDailyMetric[]> {
    if (level === 'keyword') return;
    for (const span of dateSpans(range, levelPlans[level].days)) {
      for await (const rows of this.insights.rows(access, level, span))
        yield rows.map((row) => toDailyMetric(row, level, conversionGoal));
    }
  }

  /** Meta has no search terms; the capability is absent. */
  async *searchTerms(): AsyncGenerator<readonly RemoteSearchTerm[]> {
    yield* [];
  }
}
