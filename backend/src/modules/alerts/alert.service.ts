import type { Alert, Finding, Snapshot } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { type AlertPlace, AlertRepository, type NewAlert } from './alert.repository.js';

@Injectable()
export class AlertService {
  constructor(private readonly alerts: AlertRepository) {}

  /** Takes over what a judge run found; findings about entities the snapshot does not have are left out. */
  async store(
    scope: WorkspaceScope,
    place: AlertPlace,
    snapshot: Pick<Snapshot, 'entities'>,
    findings: readonly Finding[],
  ): Promise<void> {
    const known = new Map(
      snapshot.entities.map((entity) => [`${entity.level}\n${entity.externalId}`, entity.id]),
    );
    const alerts = new Map<string, NewAlert>();
    for (const finding of findings) {
      const entityId = known.get(`${finding.target.level}\n${finding.target.externalId}`);
      if (entityId === undefined) continue;
      const dedupeKey = dedupeKeyOf(place, finding);
      const other = alerts.get(dedupeKey);
      if (!other || other.finding.severity < finding.severity)
        alerts.set(dedupeKey, { finding, entityId, dedupeKey });
    }
    await this.alerts.store(scope, { clientId: place.clientId, adAccountId: place.adAccountId }, [
      ...alerts.values(),
    ]);
  }

  /** Alerts that no judge run finds; see `AlertRepository.add`. */
  async add(
    scope: WorkspaceScope,
    place: AlertPlace,
    alerts: readonly Pick<NewAlert, 'finding' | 'entityId'>[],
    before: Date,
  ): Promise<void> {
    const keyed = alerts.map(({ finding, entityId }) => ({
      finding,
      entityId,
      dedupeKey: dedupeKeyOf(place, finding),
    }));
    await this.alerts.add(scope, place, keyed, before);
  }

  list(scope: WorkspaceScope, query: Parameters<AlertRepository['list']>[1]) {
    return this.alerts.list(scope, query);
  }

  async acknowledge(scope: WorkspaceScope, id: string): Promise<Alert> {
    const alert = await this.alerts.acknowledge(scope, id);
    if (!alert) throw notFound('alert');
    return alert;
  }
}

function dedupeKeyOf(place: AlertPlace, { kind, target }: Finding): string {
  return `${place.adAccountId}:${kind}:${target.level}:${target.externalId}`;
}
