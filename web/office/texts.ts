import { texts } from '@shared/i18n';
import vi from '@shared/i18n/vi/office';

export const officeTexts = texts(vi, () => import('@shared/i18n/en/office'));
export const useT = officeTexts.use;
