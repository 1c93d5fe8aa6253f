import type { ReactNode } from 'react';

export function DescriptionList({ children }: { readonly children: ReactNode }) {
  return <dl className="descriptions">{children}</dl>;
}

export function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
