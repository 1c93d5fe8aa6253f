import { PageHeading } from '../components/page-heading';
import { links } from '../router';

export function NotFoundPage() {
  return (
    <>
      <PageHeading title="There is no such page" />
      <p>
        <a href={links.cases()}>All cases</a>
      </p>
    </>
  );
}
