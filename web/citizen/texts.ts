import { texts } from '@shared/i18n';
import vi from '@shared/i18n/vi/citizen';

export const citizenTexts = texts(vi, () => import('@shared/i18n/en/citizen'));
export const useT = citizenTexts.use;
