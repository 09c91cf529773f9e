/// Office minutes in words: eight hours of office time are one working day (as the law's internal workflows
/// count).
import { common } from '../i18n/common';

const perDay = 480;

export function officeSpan(minutes: number): string {
  const t = common.now().span;
  const all = Math.abs(Math.round(minutes));
  const days = Math.floor(all / perDay);
  const hours = Math.floor((all % perDay) / 60);
  const rest = all % 60;
  const parts: string[] = [];
  if (days > 0) parts.push(t.days(days));
  if (hours > 0) parts.push(t.hours(hours));
  if (days === 0 && rest > 0) parts.push(t.minutes(rest));
  return parts.join(t.and) || t.minutes(0);
}
