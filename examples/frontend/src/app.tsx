import { Header } from './components/header';
import { CasePage } from './pages/case-page';
import { CasesPage } from './pages/cases-page';
import { NotFoundPage } from './pages/not-found-page';
import { OperationPage } from './pages/operation-page';
import { type Route, useRoute } from './router';

export function App() {
  const route = useRoute();
  return (
    <>
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          // The router uses the hash, so the focus is moved here.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        {/* The key is the path without its filters: a new page resets the state, a new filter does not. */}
        <Page key={route.path} route={route} />
      </main>
    </>
  );
}

function Page({ route }: { readonly route: Route }) {
  const [section, caseId, subsection, operationId, ...rest] = route.segments;
  if (section === undefined) return <CasesPage />;
  if (section !== 'cases' || rest.length > 0) return <NotFoundPage />;
  if (caseId === undefined) return <CasesPage />;
  if (subsection === undefined) return <CasePage caseId={caseId} search={route.search} />;
  if (subsection !== 'operations' || operationId === undefined) return <NotFoundPage />;
  return <OperationPage caseId={caseId} id={operationId} />;
}
