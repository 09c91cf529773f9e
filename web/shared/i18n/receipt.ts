import { texts } from './index';
import vi from './vi/receipt';

export const receiptTexts = texts(vi, () => import('./en/receipt'));
