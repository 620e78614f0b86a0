import { type CampaignDraft, type DraftValues, draftValues, type SlotName } from '@adwright/contracts';

export interface FieldInput {
  readonly key: string;
  readonly kind: 'text' | 'lines' | 'date' | 'choice';
  readonly label: string;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** For lines: what a phone shows and what the platform takes of each, in characters. */
  readonly limit?: { readonly shown: number; readonly longest: number };
}
export type FieldForm = Readonly<Record<string, string>>;

/** A sentence about a text that cannot be read. */
export class Wrong {
  constructor(readonly sentence: string) {}
}

export function wrong(sentence: string): Wrong {
  return new Wrong(sentence);
}

/** How one line of the editor is written in and read from inputs. */
export interface FieldSpec {
  readonly id: string;
  readonly label: string;
  /** The slots it edits; the first critical one carries the mark. */
  readonly slots: readonly SlotName[];
  readonly inputs: (draft: CampaignDraft) => readonly FieldInput[];
  readonly toForm: (draft: CampaignDraft) => FieldForm;
  /** The values to set; a message key when the text cannot be read. */
  readonly fromForm: (form: FieldForm, draft: CampaignDraft) => Partial<DraftValues> | Wrong;
  /** Slots to empty for this form. */
  readonly clear?: (form: FieldForm) => SlotName[];
}

/** Lines of a text area without empty ones. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** True when `value` is one that the slot can hold. */
export function fits<N extends SlotName>(name: N, value: unknown): value is DraftValues[N] {
  return draftValues[name].safeParse(value).success;
}
