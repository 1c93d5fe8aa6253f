// GraphiQL's sheets one by one: its complete one has fonts as data: URLs, and Monaco's rules a second time.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './style.css';
import { createRoot } from 'react-dom/client';
import { Playground } from './playground.js';

const place = document.getElementById('playground');
if (place) {
  const { kind, schema } = place.dataset;
  createRoot(place).render(<Playground sandbox={kind === 'sandbox'} schemaHidden={schema === 'hidden'} />);
}
