import type { ReactNode } from 'react';

interface NoticeProps {
  readonly tone: 'good' | 'info' | 'warn' | 'bad';
  readonly title: string;
  readonly children?: ReactNode;
}

/** An important result, inside a live region that screen readers announce. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice tone-${tone}`}>
      <p className="notice-title">{title}</p>
      {children}
    </div>
  );
}
