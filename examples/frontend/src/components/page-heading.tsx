import { type ReactNode, useEffect, useRef } from 'react';

let isFirstPage = true;

interface PageHeadingProps {
  readonly title: string;
  /** Next to the title: badges, buttons. */
  readonly children?: ReactNode;
}

/**
 * The heading of a page. It receives the focus after a navigation, so that screen readers announce the page and Tab
 * continues from there. Not on the first page, which the browser announces itself.
 */
export function PageHeading({ title, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus();
    const timer = setTimeout(() => {
      isFirstPage = false;
    });
    return () => {
      clearTimeout(timer);
    };
  }, []);
  useEffect(() => {
    document.title = `${title} · Case Operations`;
  }, [title]);
  return (
    <div className="page-heading">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
