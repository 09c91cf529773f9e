/// A message with a tone. `role=alert` only for what just went wrong; calmer ones are plain text.
import { IconAlertTriangle, IconCircleCheck, IconClockPause, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './notice.module.css';

export type Tone = 'info' | 'ok' | 'soon' | 'late' | 'wait';

const icons = {
  info: IconInfoCircle,
  ok: IconCircleCheck,
  soon: IconAlertTriangle,
  late: IconAlertTriangle,
  wait: IconClockPause,
};

interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  alert?: boolean;
  actions?: ReactNode;
}

export function Notice({ tone = 'info', title, children, alert, actions }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={css.notice} data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon className={css.icon} size={22} aria-hidden />
      <div className={css.body}>
        {title && <p className={css.title}>{title}</p>}
        {children}
        {actions && <div className="row">{actions}</div>}
      </div>
    </div>
  );
}
