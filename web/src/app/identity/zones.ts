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
