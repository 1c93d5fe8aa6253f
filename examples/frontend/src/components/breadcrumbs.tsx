import { Fragment } from 'react';

interface Crumb {
  readonly href: string;
  readonly text: string;
}

export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="breadcrumbs">
      {crumbs.map(({ href, text }, index) => (
        <Fragment key={href}>
          {index > 0 && <span aria-hidden="true">/</span>}
          <a href={href}>{text}</a>
        </Fragment>
      ))}
    </nav>
  );
}
