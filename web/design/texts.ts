import { texts } from '@shared/i18n';
import vi from '@shared/i18n/vi/design';

export const designTexts = texts(vi, () => import('@shared/i18n/en/design'));
