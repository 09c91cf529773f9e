/// Moments as people in Vietnam read them, whatever zone the device is set to.
import { prefs, type Lang } from './prefs';

const zone = 'Asia/Ho_Chi_Minh';
const weekdays: Record<Lang, readonly string[]> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  weekday: number;
}

const formatter = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  weekday: 'short',
});
const shortDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function parts(at: Date): Parts {
  const found = Object.fromEntries(formatter.formatToParts(at).map((p) => [p.type, p.value]));
  return {
    year: found.year ?? '',
    month: found.month ?? '',
    day: found.day ?? '',
    hour: found.hour ?? '',
    minute: found.minute ?? '',
    weekday: shortDays.indexOf(found.weekday ?? ''),
  };
}

/// "24/11/2026"; accepts a moment or a civil day ("2026-11-24").
export function day(value: string | null | undefined): string {
  if (!value) return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value.split('-').reverse().join('/');
  const p = parts(new Date(value));
  return `${p.day}/${p.month}/${p.year}`;
}

/// "thứ Ba 24/11/2026"
export function longDay(value: string | null | undefined, lang: Lang = prefs().lang): string {
  if (!value) return '';
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T05:00:00Z`) : new Date(value);
  return `${weekdays[lang][parts(at).weekday] ?? ''} ${day(value)}`;
}

/// "16:30 thứ Ba 24/11/2026"
export function moment(value: string | null | undefined, lang: Lang = prefs().lang): string {
  if (!value) return '';
  const p = parts(new Date(value));
  return `${p.hour}:${p.minute} ${longDay(value, lang)}`;
}

/// "16:30 24/11"
export function shortMoment(value: string | null | undefined): string {
  if (!value) return '';
  const p = parts(new Date(value));
  return `${p.hour}:${p.minute} ${p.day}/${p.month}`;
}

/// Civil day in Vietnam of a moment: "2026-11-24".
export function civilDay(at: Date = new Date()): string {
  const p = parts(at);
  return `${p.year}-${p.month}-${p.day}`;
}

/// What a person typed ("3/9/1990", "03091990", "3.9.1990") as "1990-09-03"; null when it is no date.
export function parseTypedDay(typed: string): string | null {
  const digits = typed.trim();
  const match =
    /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(digits) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(digits);
  if (!match) return null;
  const [, d = '', m = '', y = ''] = match;
  const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}
