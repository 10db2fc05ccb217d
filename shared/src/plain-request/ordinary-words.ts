const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that ask for nothing by themselves: they may be left out of what was understood. */
export const FILLER = /* @__PURE__ */ listed(
  'a about again all also am an and any anyone are as asap at back be been being bench big book booked both bring but by can cheers could dear did do does doing done ' +
    "due each else equipment everyone experiment fine following for from get getting give go going good got guys had has have hello hey hi hiya i i'd i'll i'm i've if in " +
    'instead into is it its just kind kindly kit large lab laid lay lesson lessons let like lot lots many may me might morning much my need needed needs of off ok on one ones or order ours our ' +
    'out over per period place please pleas pls plz plus prac practical practicals prep put ready regards request requesting requests required require run running see set sets ' +
    'setting should small so some sort stuff ta team technicians tech techs thank thanks that the their them then there these they this those time to today too trolley ' +
    "under up us use using very want was we we'd we'll we're week well were what when which will with would year you your yours class classes group groups size " +
    "they're it's that's hope afternoon evening days day date room kits apparatus things thing list below above regarding re ps nb ie eg etc",
);

/** Nouns of a school that are near to names of kit and mean something else: never taken for a misspelling. */
export const ORDINARY = /* @__PURE__ */ listed(
  'string strings thread card cards sand ice water wax plastic paper stain stains bag bags ball balls pin pins peg pegs bottle bottles spoon spoons straw straws string ' +
    'stick sticks stone stones stool stools screen screens wire wires bench benches tissue tissues towel towels lids boxes bowl bowls plate plates plant plants seed seeds ' +
    'leaf leaves book books sheet sheets worksheet worksheets coats gloves apron aprons matches match candle candles cork corks bung bungs tube tubes tubing lens lenses ' +
    'rope tape glue lights batteries battery cell cells blade blades stops stand stands start starting spare spring springs swing track trays tray wheel wheels marble marbles ' +
    'because before after between during where while whole other others another different enough extra please sorry actually rather maybe perhaps probably already ' +
    'mirror minor major colour colours clear clean clips slips slides sides table tables label labels pencil pencils cutlery coffee agar jelly bread yeast milk apple apples cups ' +
    'magnets motor motors toaster heater heaters meter meters',
);

/** What schools call a thing beside the name on their list, by which it is looked for when the words mean nothing else. */
export const COMMON_NAMES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['goggle', 'eye protection'],
  ['safety goggle', 'eye protection'],
  ['safety specs', 'eye protection'],
  ['safety spec', 'eye protection'],
  ['spec', 'eye protection'],
  ['safety glass', 'eye protection'],
  ['power pack', 'power supply'],
  ['powerpack', 'power supply'],
  ['stop clock', 'stopwatch'],
  ['stopclock', 'stopwatch'],
  ['stop watch', 'stopwatch'],
  ['croc clip', 'crocodile clip'],
  ['retort stand', 'clamp stand'],
  ['metre ruler', 'metre rule'],
  ['metre stick', 'metre rule'],
  ['cover slip', 'coverslip'],
  ['splint', 'wooden splint'],
  ['heat mat', 'heatproof mat'],
  ['heat proof mat', 'heatproof mat'],
  ['bench mat', 'heatproof mat'],
  ['vdg', 'van de graaff generator'],
  ['van de graaf', 'van de graaff generator'],
  ['rheostat', 'variable resistor'],
  ['litmus', 'litmus paper'],
  ['ui paper', 'universal indicator paper'],
  ['dropper', 'dropping pipette'],
  ['pestle', 'pestle and mortar'],
  ['mortar', 'pestle and mortar'],
  ['hcl acid', 'hydrochloric acid'],
  ['thio', 'sodium thiosulfate'],
]);
