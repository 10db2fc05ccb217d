import type { Apparatus, ApparatusBody } from '@app/shared/contracts';

/** A part of a kit as it is typed. */
export interface PartDraft {
  apparatusId: string;
  name: string;
  quantity: string;
}

/** An apparatus as it is typed: figures as words, other names one on each line. */
export interface ApparatusDraft {
  name: string;
  aliases: string;
  category: string;
  owned: string;
  outOfService: string;
  outOfServiceReason: string;
  outOfServiceUntil: string;
  location: string;
  prepRoomId: string | null;
  turnaroundMinutes: string;
  labelled: boolean;
  useLog: boolean;
  /** Who may use it; nobody named: everybody. */
  mayUse: readonly string[];
  parts: readonly PartDraft[];
}

/** Begins a draft with what was read; `named`: what the parts of a kit are called, by id. */
export function draftOf(read: Apparatus | undefined, named: ReadonlyMap<string, string>): ApparatusDraft {
  return {
    name: read?.name ?? '',
    aliases: (read?.aliases ?? []).join('\n'),
    category: read?.category ?? '',
    owned: String(read?.owned ?? 1),
    outOfService: String(read?.outOfService ?? 0),
    outOfServiceReason: read?.outOfServiceReason ?? '',
    outOfServiceUntil: read?.outOfServiceUntil ?? '',
    location: read?.location ?? '',
    prepRoomId: read?.prepRoomId ?? null,
    turnaroundMinutes: String(read?.turnaroundMinutes ?? 0),
    labelled: read?.labelled ?? false,
    useLog: read?.useLog ?? false,
    mayUse: read?.mayUse ?? [],
    parts: (read?.parts ?? []).map(({ apparatusId, quantity }) => ({
      apparatusId,
      name: named.get(apparatusId) ?? '',
      quantity: String(quantity),
    })),
  };
}

/** Turns a draft into what is sent; what is no number goes as it was typed, and the server says so. */
export function bodyOf(draft: ApparatusDraft): ApparatusBody {
  return {
    name: draft.name.trim(),
    aliases: draft.aliases.split('\n').flatMap((line) => line.trim() || []),
    category: draft.category.trim(),
    owned: numberOf(draft.owned),
    outOfService: numberOf(draft.outOfService),
    outOfServiceReason: draft.outOfServiceReason.trim() || null,
    outOfServiceUntil: draft.outOfServiceUntil || null,
    location: draft.location.trim(),
    prepRoomId: draft.prepRoomId,
    turnaroundMinutes: numberOf(draft.turnaroundMinutes),
    labelled: draft.labelled,
    useLog: draft.useLog,
    mayUse: [...draft.mayUse],
    parts: draft.parts.map(({ apparatusId, quantity }) => ({ apparatusId, quantity: numberOf(quantity) })),
  };
}

function numberOf(typed: string): number {
  const text = typed.trim();
  return /^\d+$/.test(text) ? Number(text) : (text as unknown as number);
}
