/** A step of a course: its code, what is taught, and the practical of the starter library where there is one. */
export interface SeedStep {
  code: string;
  title: string;
  practical: string | null;
}

/** A year group's course in one subject, as groups of that year and subject follow it. */
export interface SeedScheme {
  name: string;
  subject: string;
  year: number;
  steps: SeedStep[];
}

/** Writes a course from its units: 'B1 Cells: microscopy Looking at cells | - What cells do'; a dash stands for a lesson without a practical. */
function course(year: number, subject: string, ...units: string[]): SeedScheme {
  const steps = units.flatMap((unit) => {
    const [head = '', rest = ''] = unit.split(': ');
    const code = head.split(' ')[0] ?? '';
    return rest.split(' | ').map((step, place): SeedStep => {
      const [practical = '-', ...title] = step.split(' ');
      return { code: `${year}${code}.${place + 1}`, title: title.join(' '), practical: practical === '-' ? null : practical };
    });
  });
  return { name: `Year ${year} ${subject}`, subject, year, steps };
}

/** The courses of Oakfield School in years 7 to 11: science to year 9, then each science by itself. */
export const schemes: readonly SeedScheme[] = [
  course(
    7,
    'Science',
    'A Getting started: - Working in a laboratory | thermal-insulation Keeping things warm | chromatography Colours in ink',
    'B Cells and life: microscopy Looking at cells | - What cells do | fruit-dna DNA from fruit | quadrats Life on the field',
    'C Mixtures: rock-salt Rock salt | water-purity What is in water | red-cabbage-indicator An indicator of our own',
    'D Energy and body: food-tests What is in food | exercise-and-pulse Pulse and exercise',
    'P Forces and light: stretching-a-spring Stretching a spring | plane-mirrors Mirrors | simple-circuits First circuits',
  ),
  course(
    8,
    'Science',
    'A Acids and metals: metals-and-acid Metals and acid | red-cabbage-indicator Indicators | copper-sulfate-crystals Growing crystals',
    'B Body: exercise-and-pulse Heart and exercise | food-tests Food and digestion | reaction-time Fast or slow | - Staying well',
    'C Matter: density Floating and sinking | water-purity Clean water | rock-salt Separating',
    'D Plants: seedlings-and-light Seedlings and light',
    'P Electricity and light: simple-circuits Series and parallel | electromagnets Electromagnets | van-de-graaff Static | reflection-and-refraction Bending light | stretching-a-spring Springs',
  ),
  course(
    9,
    'Science',
    'B Life processes: osmosis Osmosis | catalase Enzymes | pondweed Photosynthesis | exercise-and-pulse Fitness | fruit-dna Genes',
    'C Reactions: metals-and-acid Reactivity | alkali-metals Group 1 | rates-gas-volume How fast | temperature-change Hot and cold | electrolysis Splitting compounds | chromatography Chromatography',
    'P Energy and circuits: resistance-of-a-wire Resistance | density Density | infrared-radiation Radiation | electromagnets Electromagnets',
  ),
  course(
    10,
    'Biology',
    '1 Cells: microscopy Microscopy | osmosis Osmosis | - Mitosis | antiseptics-on-bacteria Bacteria',
    '2 Organisation: food-tests Food tests | amylase-and-ph Enzymes | pondweed Photosynthesis',
    '3 Response: reaction-time Reaction time | seedlings-and-light Plant responses',
  ),
  course(
    10,
    'Chemistry',
    '1 Substances: chromatography Chromatography | copper-sulfate-crystals A soluble salt | - Moles',
    '2 Change: temperature-change Energy changes | alkali-metals Group 1 | electrolysis Electrolysis | titration Titration',
    '3 Rates: rates-disappearing-cross Concentration and rate | rates-gas-volume Gas volume | water-purity Water',
  ),
  course(
    10,
    'Physics',
    '1 Energy: specific-heat-capacity Specific heat capacity | thermal-insulation Insulation | density Density',
    '2 Electricity: resistance-of-a-wire Resistance | iv-characteristics Characteristics | - Mains',
    '3 Forces and waves: stretching-a-spring Springs | acceleration Acceleration | waves Waves | reflection-and-refraction Light | infrared-radiation Radiation',
  ),
  course(
    11,
    'Biology',
    '4 Response: reaction-time Reaction time | seedlings-and-light Plant responses | - Hormones',
    '5 Ecology: quadrats Sampling | decay-of-milk Decay',
    '6 Once more: microscopy Microscopy | osmosis Osmosis | food-tests Food tests | amylase-and-ph Enzymes | pondweed Photosynthesis',
  ),
  course(
    11,
    'Chemistry',
    '4 Rates: rates-disappearing-cross Concentration and rate | rates-gas-volume Gas volume',
    '5 Analysis: identifying-ions Ions | chromatography Chromatography | water-purity Water | - Instruments',
    '6 Once more: titration Titration | electrolysis Electrolysis | temperature-change Energy changes | copper-sulfate-crystals A soluble salt | making-an-ester Esters',
  ),
  course(
    11,
    'Physics',
    '4 Forces: acceleration Acceleration | stretching-a-spring Springs | - Momentum',
    '5 Waves: waves Waves | reflection-and-refraction Light | infrared-radiation Radiation',
    '6 Once more: specific-heat-capacity Specific heat capacity | resistance-of-a-wire Resistance | iv-characteristics Characteristics | density Density | thermal-insulation Insulation | van-de-graaff Static',
  ),
];
