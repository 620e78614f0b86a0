import {
  accountsOf,
  type DraftAccount,
  type DraftBody,
  type DraftPlace,
  type PlaceFinding,
  samePlace,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../common/app-error.js';
import { LOGGER } from '../../common/logger.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { RemotePlace } from '../../platforms/places.port.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccessService } from '../connections/access.service.js';

type Findings = NonNullable<DraftBody['findings']>;

/** A person waits for the answer: a platform that is slower than this is asked again at the next change. */
const PATIENCE_MS = 8_000;
const MOST_REGIONS = 10;

const fold = (text: string) => text.trim().toLocaleLowerCase();

/** Which of the places of one name is meant, or between which regions it is open. Pure. */
export function findingOf(place: DraftPlace, found: readonly RemotePlace[]): PlaceFinding {
  const fitting =
    place.region === undefined
      ? found
      : found.filter(({ region }) => region !== null && fold(region) === fold(place.region ?? ''));
  const regions = [...new Set(fitting.flatMap(({ region }) => (region === null ? [] : [region])))];
  const [first] = fitting;
  if (!first || regions.length > 1) return { place, area: null, regions: regions.slice(0, MOST_REGIONS) };
  const { externalId, kind, name, country } = first;
  return { place, area: { externalId, kind, name, country }, regions: [] };
}

/** Looks the cities and regions of a draft up where its campaigns are planned, each once. */
@Injectable()
export class PlaceFinder {
  constructor(
    private readonly access: AccessService,
    private readonly registry: PlatformRegistry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * What the planned platforms say of the draft's places. What was found before is kept; what could not be asked is left out,
   * so that the campaign falls back to the country and says so.
   */
  async find(
    scope: WorkspaceScope,
    body: DraftBody,
    before: DraftBody['findings'],
    accounts: readonly DraftAccount[],
  ): Promise<Findings> {
    const places = (body.slots.places.value ?? []).filter(({ kind }) => kind !== 'country');
    const found: Findings = {};
    for (const account of places.length === 0 ? [] : accountsOf(body.slots, accounts)) {
      const known = before?.[account.platform] ?? [];
      const findings = await Promise.all(
        places.map(
          (place) => known.find((one) => samePlace(one.place, place)) ?? this.ask(scope, account, place),
        ),
      );
      found[account.platform] = findings.filter((finding) => finding !== null);
    }
    return found;
  }

  private async ask(
    scope: WorkspaceScope,
    account: DraftAccount,
    place: DraftPlace,
  ): Promise<PlaceFinding | null> {
    const { places } = this.registry.get(account.platform);
    const { kind, name, country } = place;
    if (!places || kind === 'country') return null;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      const access = await this.access.accountAccess(scope, account.id, signal);
      return findingOf(place, await places.find(access, { name, kind, country }));
    } catch (error) {
      const expected = error instanceof PlatformError || error instanceof AppError || signal.aborted;
      if (!expected) throw error;
      this.logger.warn({ err: error, adAccountId: account.id, name, country }, 'a place was not looked up');
      return null;
    }
  }
}
