import { type CampaignBlueprint, type Change, campaignBlueprintSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { AccountAccess } from '../../platforms/access.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import type { CurrentValue, MutationsPort } from '../../platforms/mutations.port.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import type { Seen } from './guardrails/guardrails.service.js';
import { sameValue, valueText } from './plan.js';

/** True when the platform holds what the change expects to find. */
export function holdsFrom(change: Change, current: CurrentValue): boolean {
  if (current.state === 'absent') return change.from === null;
  return current.state === 'present' && change.from !== null && sameValue(current.value, change.from);
}

/** Whether a campaign that was made is aimed at every place that was wanted. */
function aimedAsWanted(wanted: CampaignBlueprint, value: unknown): boolean {
  const held = campaignBlueprintSchema.safeParse(value);
  if (!held.success) return false;
  const { countries, areas } = held.data;
  return (
    wanted.countries.every((country) => countries.includes(country)) &&
    wanted.areas.every(({ externalId }) => areas.some((area) => area.externalId === externalId))
  );
}

/** True when the platform holds what the change wants. */
export function holdsTo(change: Change, current: CurrentValue): boolean {
  if (change.kind === 'create_campaign')
    return current.state === 'present' && aimedAsWanted(change.to, current.value);
  if (current.state === 'absent') return change.to === null;
  return current.state === 'present' && change.to !== null && sameValue(current.value, change.to);
}

/** Reads what stands on the platform now. */
@Injectable()
export class LiveReader {
  constructor(private readonly registry: PlatformRegistry) {}

  adapter(access: AccountAccess): PlatformAdapter & { readonly mutations: MutationsPort } {
    const adapter = this.registry.get(access.connection.platform);
    const { mutations } = adapter;
    if (!mutations)
      throw new AppError('read_only_source', 'This account is read-only: its data came from files.');
    return { ...adapter, mutations };
  }

  async read(access: AccountAccess, change: Change, marker: string): Promise<CurrentValue> {
    return this.adapter(access).mutations.readBack(access, change, marker);
  }

  /** What each change would find, for the gate. */
  async see(access: AccountAccess, changes: readonly Change[], marker: string): Promise<Seen[]> {
    const seen: Seen[] = [];
    for (const change of changes) {
      const current = await this.read(access, change, marker);
      seen.push({
        fromHolds: holdsFrom(change, current),
        currentText: current.state === 'present' ? valueText(current.value) : null,
      });
    }
    return seen;
  }
}
