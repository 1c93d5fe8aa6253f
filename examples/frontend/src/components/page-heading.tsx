import { type ReactNode, useEffect, useRef } from 'react';

let firstPage = true;

interface PageHeadingProps {
  readonly title: string;
  /** Beside the title: badges, buttons. */
  readonly children?: ReactNode;
}

/**
 * The heading of a page. It takes the focus when the page is navigated to, so that a screen reader reads where one
 * is, and Tab goes on from there; not on the first page, which the browser announces itself.
 */
export function PageHeading({ title, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!firstPage) heading.current?.focus();
    const timer = setTimeout(() => {
      firstPage = false;
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
