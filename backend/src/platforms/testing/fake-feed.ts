import type { RemoteChangeEvent, RemoteFieldChange, StructureChanges } from '../structure.port.js';
import type { FakeWorld } from './fake-world.js';

type Level = RemoteChangeEvent['level'];
type Shown = Readonly<Record<'status' | 'budget' | 'bid' | 'name', string | null>> & {
  readonly campaign: string;
};

/** How far back the log reaches. */
const REACH_MS = 30 * 86_400_000;

function shown(world: FakeWorld): Map<string, Shown> {
  const entries: [string, Shown][] = [
    ...world.campaigns.map((one): [string, Shown] => [
      `campaign ${one.externalId}`,
      {
        status: one.status,
        budget: one.budget?.amountMicros.toString() ?? null,
        bid: null,
        name: one.name,
        campaign: one.externalId,
      },
    ]),
    ...world.adGroups.map((one): [string, Shown] => [
      `ad_group ${one.externalId}`,
      {
        status: one.status,
        budget: one.budget?.amountMicros.toString() ?? null,
        bid: one.bidMicros?.toString() ?? null,
        name: one.name,
        campaign: one.campaignExternalId,
      },
    ]),
    ...world.ads.map((one): [string, Shown] => [
      `ad ${one.externalId}`,
      { status: one.status, budget: null, bid: null, name: one.name, campaign: one.campaignExternalId },
    ]),
    ...world.keywords.map((one): [string, Shown] => [
      `keyword ${one.externalId}`,
      {
        status: one.status,
        budget: null,
        bid: one.bidMicros?.toString() ?? null,
        name: one.text,
        campaign: one.campaignExternalId,
      },
    ]),
  ];
  return new Map(entries);
}

const FIELDS = ['status', 'budget', 'bid', 'name'] as const;

function differences(before: Shown | undefined, after: Shown | undefined): RemoteFieldChange[] {
  return FIELDS.flatMap((field) => {
    const [from, to] = [before?.[field] ?? null, after?.[field] ?? null];
    return from === to ? [] : [{ field, from, to }];
  });
}

/** The fake platform's log: written whenever it is read, by comparing the world with what it was. */
export class FakeFeed {
  private readonly log: RemoteChangeEvent[] = [];
  private seen: Map<string, Shown>;

  constructor(private readonly world: () => FakeWorld) {
    this.seen = shown(world());
  }

  since(since: Date | null): StructureChanges {
    const now = new Date();
    this.write(now);
    const events = this.log.filter((event) => since === null || event.at >= since);
    const reached = since !== null && now.getTime() - since.getTime() < REACH_MS;
    const ids = (level: Level) =>
      new Set(events.filter((event) => event.level === level).map((event) => event.externalId));
    async function* only<T extends { externalId: string }>(list: readonly T[], level: Level) {
      yield structuredClone(list.filter((one) => ids(level).has(one.externalId)));
    }
    const world = this.world;
    return {
      through: now,
      events,
      delta: !reached
        ? null
        : {
            adGroups: () => only(world().adGroups, 'ad_group'),
            ads: () => only(world().ads, 'ad'),
            keywords: () => only(world().keywords, 'keyword'),
            removed: events.flatMap(({ level, externalId, operation }) =>
              operation === 'removed' && level !== 'campaign' ? [{ level, externalId }] : [],
            ),
          },
    };
  }

  private write(at: Date): void {
    const now = shown(this.world());
    for (const key of new Set([...this.seen.keys(), ...now.keys()])) {
      const [before, after] = [this.seen.get(key), now.get(key)];
      const changes = differences(before, after);
      if (changes.length === 0) continue;
      const [level = '', externalId = ''] = key.split(' ');
      this.log.push({
        id: `${this.log.length}`,
        at,
        level: level as Level,
        externalId,
        campaignExternalId: after?.campaign ?? before?.campaign ?? null,
        name: after?.name ?? before?.name ?? null,
        operation: before === undefined ? 'created' : after === undefined ? 'removed' : 'changed',
        changes: after === undefined ? [{ field: 'status', from: null, to: 'removed' }] : changes,
        author: 'someone@fake.example',
        client: 'Fake manager',
        maybeOurs: true,
      });
    }
    this.seen = now;
  }
}
