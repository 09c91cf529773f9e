import { texts } from './index';
import vi from './vi/common';

export const common = texts(vi, () => import('./en/common'));
