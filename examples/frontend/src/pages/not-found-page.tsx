import { PageHeading } from '../components/page-heading';
import { links } from '../router';

export function NotFoundPage() {
  return (
    <>
      <PageHeading title="Page not found" />
      <p>
        <a href={links.cases()}>All cases</a>
      </p>
    </>
  );
}
