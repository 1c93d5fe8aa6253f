// The style sheets of GraphiQL one by one: the complete one has fonts as data: URLs and repeats Monaco's rules.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './style.css';
import { createRoot } from 'react-dom/client';
import { Playground } from './playground.js';

const element = document.getElementById('playground');
if (element) {
  const { kind, schema } = element.dataset;
  createRoot(element).render(<Playground sandbox={kind === 'sandbox'} schemaHidden={schema === 'hidden'} />);
}
