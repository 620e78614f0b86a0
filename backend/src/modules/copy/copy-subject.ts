import {
  type AdPlatform,
  adPlatformSchema,
  type DraftValues,
  type EndpointInput,
  type Language,
  languageSchema,
  textSlots,
  type writeCopyIdeas,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { DraftService } from '../drafts/draft.service.js';
import { CopyMaterialRepository, type MaterialPlace } from './copy-material.repository.js';

type Asked = EndpointInput<typeof writeCopyIdeas>['body'];

/** What texts are wanted for. */
export interface CopySubject {
  readonly platform: AdPlatform;
  /** Null while a draft belongs to nobody yet. */
  readonly clientId: string | null;
  readonly place: MaterialPlace | null;
  /** What it is called, to find documents by. */
  readonly name: string;
  readonly objective: DraftValues['objective'] | null;
  /** The language a draft is planned in; null where it does not tell. */
  readonly language: Language | null;
  readonly about: {
    readonly business: string;
    readonly offer: string | null;
    readonly places: string[];
  } | null;
  /** Texts of the draft; those of a campaign are its ads'. */
  readonly texts: readonly string[];
}

/** Finds a draft or a campaign as the scope sees it. */
@Injectable()
export class CopySubjects {
  constructor(
    private readonly drafts: DraftService,
    private readonly material: CopyMaterialRepository,
  ) {}

  /** @throws AppError `not_found`, `invalid_input` naming what is missing. */
  of(scope: WorkspaceScope, asked: Asked): Promise<CopySubject> {
    return asked.draftId === undefined
      ? this.campaign(scope, asked.campaignId ?? '', asked)
      : this.draft(scope, asked.draftId, asked);
  }

  private async draft(scope: WorkspaceScope, id: string, asked: Asked): Promise<CopySubject> {
    const { slots, accounts, clientId, name } = await this.drafts.get(scope, id);
    const wanted = (slots.languages.value ?? []).map((code) => languageSchema.safeParse(code).data);
    const planned = slots.platforms.value ?? [];
    const platform = asked.platform ?? planned[0];
    if (platform === undefined)
      throw wrong('platform', 'the draft has no platform yet: choose google or meta');
    const account = accounts.find(
      (one) => one.platform === platform && slots.accounts.value?.includes(one.id),
    );
    const business = slots.business.value;
    const texts = slots[textSlots[platform]].value;
    return {
      platform,
      clientId,
      place: account ? { adAccountId: account.id, campaignId: null, adGroupId: null } : null,
      name: name ?? '',
      objective: slots.objective.value,
      language: wanted.find((code) => code !== undefined) ?? (await this.drafts.language(scope, id)),
      about:
        business === null
          ? null
          : {
              business,
              offer: slots.offer.value,
              places: (slots.places.value ?? [])
                .filter(({ kind }) => kind !== 'country')
                .map((one) => one.name),
            },
      texts: [...(texts?.headlines ?? []), ...(texts?.descriptions ?? [])],
    };
  }

  private async campaign(scope: WorkspaceScope, id: string, asked: Asked): Promise<CopySubject> {
    const campaign = await this.material.campaign(scope, id);
    if (!campaign) throw notFound('campaign');
    const group = asked.adGroupId ? campaign.adGroups.find((one) => one.id === asked.adGroupId) : null;
    if (group === undefined) throw notFound('ad group');
    const own = adPlatformSchema.safeParse(campaign.adAccount.platform);
    const platform = own.success ? own.data : asked.platform;
    if (platform === undefined) throw wrong('platform', 'the campaign is imported: choose google or meta');
    return {
      platform,
      clientId: campaign.clientId,
      place: { adAccountId: campaign.adAccountId, campaignId: campaign.id, adGroupId: group?.id ?? null },
      name: [campaign.name, group?.name ?? ''].join(' ').trim(),
      objective: null,
      language: null,
      about: null,
      texts: [],
    };
  }
}

function wrong(field: string, message: string): AppError {
  return new AppError('invalid_input', 'Ideas cannot be written yet.', { errors: [{ field, message }] });
}
