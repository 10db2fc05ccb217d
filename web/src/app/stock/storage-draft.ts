import type { StorageGroup } from '@app/shared/contracts';
import { figure } from './stock-draft';

/** A storage group as it is typed. */
export interface GroupDraft {
  id: string;
  name: string;
  colour: string;
  apart: string[];
  months: string;
}

/** Writes groups as a form shows them: each is ticked apart from another whichever of the two says so. */
export function groupDrafts(groups: readonly StorageGroup[]): GroupDraft[] {
  return groups.map(({ id, name, colour, apart, months }) => ({
    id,
    name,
    colour,
    apart: groups.filter((other) => apart.includes(other.id) || other.apart.includes(id)).map((other) => other.id),
    months: months?.toString() ?? '',
  }));
}

/** Begins a group of this name, under an id that no other has. */
export function newGroup(name: string): GroupDraft {
  const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id, name, colour: '', apart: [], months: '' };
}

/** Makes what is sent: a rule holds both ways, and is kept with both. */
export function storageGroups(drafts: readonly GroupDraft[]): StorageGroup[] {
  return drafts.map(({ months, apart, ...group }) => ({
    ...group,
    apart: drafts
      .filter((other) => other.id !== group.id && (apart.includes(other.id) || other.apart.includes(group.id)))
      .map(({ id }) => id),
    months: figure(months),
  }));
}
