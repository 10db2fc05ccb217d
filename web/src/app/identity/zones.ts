/** One region of the IANA time zones, e.g. Europe, with its places in order. */
export interface Region {
  name: string;
  zones: { id: string; place: string }[];
}

/** Every zone that this browser knows, by region; UTC and other names without a region stand under `Other`. */
export function zonesByRegion(): Region[] {
  const regions = new Map<string, Region>();
  for (const id of Intl.supportedValuesOf('timeZone')) {
    const [first = '', ...rest] = id.split('/');
    const name = rest.length > 0 ? first : 'Other';
    const region = regions.get(name) ?? { name, zones: [] };
    region.zones.push({ id, place: (rest.length > 0 ? rest.join(', ') : id).replaceAll('_', ' ') });
    regions.set(name, region);
  }
  return [...regions.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The browser's own zone where it is one of these; London where it is none, as on a machine that runs on UTC. */
export function usualZone(regions: readonly Region[]): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return regions.some(({ zones }) => zones.some(({ id }) => id === own)) ? own : 'Europe/London';
}
