import { keepAnswers, withoutAccents } from './plain-words.js';

/**
 * The weekdays in the languages of timetables, Monday first, without accents; a bar parts the ways to write one. A short form that
 * is another day in another of these languages ('ma', 'tor', 'p') stands nowhere: it is asked for rather than guessed.
 */
const LANGUAGES: readonly (readonly string[])[] = [
  // English
  [
    'monday|mondays|mon|mo',
    'tuesday|tuesdays|tues|tue|tu',
    'wednesday|wednesdays|weds|wedn|wed|we',
    'thursday|thursdays|thurs|thur|thu|th',
    'friday|fridays|fri|fr',
    'saturday|saturdays|sat|sa',
    'sunday|sundays|sun|su',
  ],
  // Welsh, Irish, Gaelic
  [
    'dydd llun|llun|llu',
    'dydd mawrth|mawrth|maw',
    'dydd mercher|mercher',
    'dydd iau|iau',
    'dydd gwener|gwener|gwe',
    'dydd sadwrn|sadwrn|sad',
    'dydd sul|sul',
  ],
  [
    'de luain|an luan|luan',
    'de mairt|an mhairt|mairt',
    'de ceadaoin|an cheadaoin|ceadaoin',
    'deardaoin',
    'de haoine|an aoine|aoine',
    'de sathairn|an satharn|satharn',
    'de domhnaigh|an domhnach|domhnach',
  ],
  ['diluain', 'dimairt', 'diciadain', 'diardaoin', 'dihaoine', 'disathairne', 'didomhnaich'],
  // German, Dutch, Danish and Norwegian, Swedish, Icelandic
  [
    'montag|montags',
    'dienstag|dienstags|die|di',
    'mittwoch|mittwochs|mit|mi',
    'donnerstag|donnerstags|don|do',
    'freitag|freitags|fre',
    'samstag|samstags|sonnabend|sam',
    'sonntag|sonntags|son|so',
  ],
  ['maandag|maa', 'dinsdag|din', 'woensdag|woe|wo', 'donderdag', 'vrijdag|vrij|vri|vr', 'zaterdag|zat|za', 'zondag|zon|zo'],
  ['mandag|man', 'tirsdag|tirs|tir', 'onsdag|ons', 'torsdag|tors', 'fredag', 'lordag|lor', 'sondag'],
  ['mandag', 'tisdag|tis', 'onsdag', 'torsdag', 'fredag', 'lordag', 'sondag'],
  ['manudagur', 'thridjudagur', 'midvikudagur', 'fimmtudagur', 'fostudagur', 'laugardagur', 'sunnudagur'],
  // French, Spanish, Catalan, Galician, Portuguese, Italian, Romanian
  ['lundi|lun|lu', 'mardi|mar', 'mercredi|mer|me', 'jeudi|jeu|je', 'vendredi|ven|ve', 'samedi', 'dimanche|dim'],
  ['lunes', 'martes', 'miercoles|mie', 'jueves|jue|ju', 'viernes|vie|vi', 'sabado|sab', 'domingo|dom'],
  ['dilluns|dl', 'dimarts|dt', 'dimecres|dc', 'dijous|dj', 'divendres|dv', 'dissabte|ds', 'diumenge|dg'],
  ['luns', 'martes', 'mercores', 'xoves|xov', 'venres', 'sabado', 'domingo'],
  [
    'segunda feira|segunda|seg',
    'terca feira|terca|ter',
    'quarta feira|quarta|qua',
    'quinta feira|quinta|qui',
    'sexta feira|sexta|sex',
    'sabado',
    'domingo',
  ],
  ['lunedi', 'martedi', 'mercoledi', 'giovedi|gio|gi', 'venerdi', 'sabato', 'domenica'],
  ['luni', 'marti', 'miercuri', 'joi', 'vineri|vin', 'sambata', 'duminica|dum'],
  // Polish, Czech, Slovak, Slovene, Croatian and Serbian
  ['poniedzialek|pon|pn', 'wtorek|wto|wt', 'sroda|sro|sr', 'czwartek|czw|cz', 'piatek|pia|pt', 'sobota|sob', 'niedziela|niedz|nd'],
  ['pondeli|po', 'utery|ute|ut', 'streda|stre|str', 'ctvrtek|ctv|ct', 'patek|pat|pa', 'sobota', 'nedele|ned'],
  ['pondelok', 'utorok', 'streda', 'stvrtok|stv|st', 'piatok', 'sobota', 'nedela'],
  ['ponedeljek', 'torek', 'sreda|sre', 'cetrtek|cet', 'petek|pet', 'sobota', 'nedelja'],
  ['ponedjeljak|ponedeljak', 'utorak|uto', 'srijeda|sri', 'cetvrtak', 'petak', 'subota|sub', 'nedjelja'],
  // Hungarian, Finnish, Estonian, Latvian, Lithuanian, Turkish, Albanian, Basque, Maltese
  ['hetfo|het', 'kedd', 'szerda|sze', 'csutortok|csut', 'pentek', 'szombat|szo', 'vasarnap|vas'],
  ['maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai', 'lauantai', 'sunnuntai'],
  ['esmaspaev', 'teisipaev', 'kolmapaev', 'neljapaev', 'reede', 'laupaev', 'puhapaev'],
  ['pirmdiena', 'otrdiena', 'tresdiena', 'ceturtdiena', 'piektdiena', 'sestdiena', 'svetdiena'],
  ['pirmadienis', 'antradienis', 'treciadienis', 'ketvirtadienis', 'penktadienis', 'sestadienis', 'sekmadienis'],
  ['pazartesi', 'sali', 'carsamba', 'persembe', 'cuma', 'cumartesi', 'pazar'],
  ['e hene|hene', 'e marte', 'e merkure|merkure', 'e enjte|enjte', 'e premte|premte', 'e shtune|shtune', 'e diel|diel'],
  ['astelehena', 'asteartea', 'asteazkena', 'osteguna', 'ostirala', 'larunbata', 'igandea'],
  ['it tnejn|tnejn', 'it tlieta|tlieta', 'l erbgha|erbgha', 'il hamis|hamis', 'il gimgha|gimgha', 'is sibt|sibt', 'il hadd|hadd'],
  // Indonesian and Malay, Vietnamese, Swahili
  ['senin|isnin', 'selasa', 'rabu', 'kamis|khamis', 'jumat|jumaat', 'sabtu', 'minggu|ahad'],
  ['thu hai', 'thu ba', 'thu tu', 'thu nam', 'thu sau', 'thu bay', 'chu nhat'],
  ['jumatatu', 'jumanne', 'jumatano', 'alhamisi', 'ijumaa', 'jumamosi', 'jumapili'],
  // Greek, Russian, Ukrainian, Bulgarian, Serbian, Macedonian
  ['δευτερα', 'τριτη', 'τεταρτη', 'πεμπτη', 'παρασκευη', 'σαββατο', 'κυριακη'],
  ['понедельник|пон|пн', 'вторник|вт', 'среда|ср', 'четверг|чт', 'пятница|пт', 'суббота|сб', 'воскресенье|вс'],
  ['понедилок|понеділок', 'вівторок|вівт', 'середа', 'четвер', "п'ятниця|п’ятниця", 'субота', 'неділя'],
  ['понеделник', 'вторник', 'сряда', 'четвъртък', 'петък', 'събота', 'неделя'],
  ['понедељак|понеделник', 'уторак', 'среда', 'четвртак|четврток', 'петак|петок', 'субота|сабота', 'недеља|недела'],
  // Arabic, Persian, Hebrew, Chinese, Japanese, Korean
  ['الاثنين|الإثنين|اثنين', 'الثلاثاء|ثلاثاء', 'الاربعاء|الأربعاء', 'الخميس|خميس', 'الجمعة|جمعة', 'السبت|سبت', 'الاحد|الأحد|احد'],
  ['دوشنبه', 'سه شنبه|سهشنبه', 'چهارشنبه', 'پنجشنبه|پنج شنبه', 'جمعه', 'شنبه', 'یکشنبه|یک شنبه'],
  ['יום שני|שני', 'יום שלישי|שלישי', 'יום רביעי|רביעי', 'יום חמישי|חמישי', 'יום שישי|שישי', 'יום שבת|שבת', 'יום ראשון|ראשון'],
  [
    '星期一|周一|礼拜一',
    '星期二|周二|礼拜二',
    '星期三|周三|礼拜三',
    '星期四|周四|礼拜四',
    '星期五|周五|礼拜五',
    '星期六|周六|礼拜六',
    '星期日|星期天|周日',
  ],
  ['月曜日|月曜', '火曜日|火曜', '水曜日|水曜', '木曜日|木曜', '金曜日|金曜', '土曜日|土曜', '日曜日|日曜'],
  ['월요일', '화요일', '수요일', '목요일', '금요일', '토요일', '일요일'],
];

let table: Map<string, number> | undefined;

function weekdayTable(): Map<string, number> {
  if (table) return table;
  table = new Map();
  for (const language of LANGUAGES) {
    for (const [index, words] of language.entries()) {
      for (const word of words.split('|')) table.set(lookedUp(word), index + 1);
    }
  }
  return table;
}

const lookedUp = (words: string): string =>
  withoutAccents(words)
    .replace(/[\s.\-_']+/g, ' ')
    .trim();

/** Looks up the weekday (1 = Monday) that words name in any of the languages, whole; 0 when they name none. */
export const weekdayOfWords = /* @__PURE__ */ keepAnswers((words) => weekdayTable().get(lookedUp(words)) ?? 0);

/** Lists each word with all the weekdays that the languages give it, so that a spec can see that no word means two. */
export function weekdayMeanings(): Map<string, Set<number>> {
  const meanings = new Map<string, Set<number>>();
  for (const language of LANGUAGES) {
    for (const [index, words] of language.entries()) {
      for (const word of words.split('|').map(lookedUp)) meanings.set(word, (meanings.get(word) ?? new Set()).add(index + 1));
    }
  }
  return meanings;
}
