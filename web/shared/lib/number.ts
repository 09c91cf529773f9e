/// Numbers the Vietnamese way: 1.234.567 and 98,5.
import { prefs, type Lang } from './prefs';

const locale = (lang: Lang) => (lang === 'en' ? 'en-GB' : 'vi-VN');

export function number(value: number, digits = 0, lang: Lang = prefs().lang): string {
  return new Intl.NumberFormat(locale(lang), { maximumFractionDigits: digits }).format(value);
}

/// "8.000 đồng"
export function money(value: number, lang: Lang = prefs().lang): string {
  return `${number(value, 0, lang)} ${lang === 'en' ? 'VND' : 'đồng'}`;
}

/// "2,4 MB"
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${number(bytes / 1024)} KB`;
  return `${number(bytes / 1024 / 1024, 1)} MB`;
}
