import { texts } from '@shared/i18n';
import vi from '@shared/i18n/vi/office';
import work from '@shared/i18n/vi/office-work';
import internal from '@shared/i18n/vi/internal';
import viPlan from '@shared/i18n/vi/plan';
import planImport from '@shared/i18n/vi/plan-import';

export const officeTexts = texts(vi, () => import('@shared/i18n/en/office'));
export const useT = officeTexts.use;
/// Here, not beside the pages that use it: English is fetched before the first render, when those pages have
/// not come yet.
export const planTexts = texts(viPlan, () => import('@shared/i18n/en/plan'));
export const usePlanT = planTexts.use;

export const workTexts = texts(work, () => import('@shared/i18n/en/office-work'));
export const useWork = workTexts.use;

export const importTexts = texts(planImport, () => import('@shared/i18n/en/plan-import'));
export const useImportT = importTexts.use;

export const internalTexts = texts(internal, () => import('@shared/i18n/en/internal'));
export const useInternal = internalTexts.use;
