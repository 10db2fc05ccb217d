import { AnswerOffer } from './answer-offer.js';
import { CarryOut } from './carry-out.js';
import { LevelDays } from './level-days.js';
import { MakeOffer } from './make-offer.js';
import { OfferQueries } from './offers.queries.js';
import { RecordOffer } from './record-offer.js';
import { SwapOffers } from '../swap-offers.js';
import { SwapPlaces } from '../swap-places.js';
import { TakeBackOffer } from './take-back-offer.js';
import { TryOut } from './try-out.js';
import { WriteAnswer } from './write-answer.js';

export * from './offer.entity.js';
export { OffersController } from './offers.controller.js';

/** What making and answering offers takes. */
export const OFFER_PROVIDERS = [
  AnswerOffer,
  WriteAnswer,
  CarryOut,
  LevelDays,
  MakeOffer,
  RecordOffer,
  OfferQueries,
  SwapOffers,
  SwapPlaces,
  TakeBackOffer,
  TryOut,
];
