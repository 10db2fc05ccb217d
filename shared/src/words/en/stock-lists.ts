/** Words of lists of stock that come in as files: why one is refused, and what of a row is asked. */
export const columnsMissing = 'has no columns for the name and the amount.';
export const columnsAre =
  'A list of stock has the columns name, kind, amount, unit, concentration, location, expires, reorderLevel, supplier and price.';

/** Says what of a row of a list has to be asked. */
export const asked = {
  'no-name': 'The row has no name. What is it?',
  'name-unsure': 'This is one or two letters from a chemical that is known. Which is it?',
  'kind-unclear': 'Is it a chemical or a consumable?',
  'amount-unclear': 'How much is there? A number with its unit, such as 500 g, 2.5 l or 15.',
  'unit-unclear': 'Is that g, kg, cm³ or dm³? A chemical is measured so.',
  'strength-unclear': 'How strong is it? A number in mol/dm³, or words such as 20 vol; a consumable has none.',
  'date-unclear': 'When does it expire? A date such as 31/12/2027, or Dec 2027.',
  'level-unclear': 'At which level is it ordered again? A number in the unit of the amount.',
  'price-unclear': 'What does it cost? A number of pounds, such as 4.50.',
  'too-long': 'This is too long. Shorten it.',
  'too-many-cells': 'The row has more cells than the header: a comma in a name wants quotes. Mend it in the file.',
  duplicate: 'Another row says the same thing at the same place. Which goes in?',
};
