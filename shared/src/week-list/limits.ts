/** Bounds what is said of a class's needs: how many different ones, the letters of one, and how many pupils it is for. */
export const NEED_LIMITS = { needs: 20, need: 60, count: 60 } as const;

/** The allergens that have to be named for food sold in the UK (retained Regulation (EU) 1169/2011, annex II), as needs. */
export const USUAL_NEEDS = [
  'no celery',
  'no gluten',
  'no crustaceans',
  'no egg',
  'no fish',
  'no lupin',
  'no milk',
  'no molluscs',
  'no mustard',
  'no nuts',
  'no peanuts',
  'no sesame',
  'no soya',
  'no sulphites',
  'vegetarian',
  'vegan',
  'halal',
] as const;
