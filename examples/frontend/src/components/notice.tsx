import type { ReactNode } from 'react';

interface NoticeProps {
  readonly tone: 'good' | 'info' | 'warn' | 'bad';
  readonly title: string;
  readonly children?: ReactNode;
}

/** A result that a person must not miss. It stands inside a live region, which reads it out. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice tone-${tone}`}>
      <p className="notice-title">{title}</p>
      {children}
    </div>
  );
}
