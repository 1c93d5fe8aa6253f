import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** The button above the editor of the variables. */
const BUTTON = '.graphiql-editor-tools button[data-name=variables]';

/** Opens the editor of the variables when a tab has some. GraphiQL has no other way than its button. */
export function VariablesOpener() {
  const { activeTabIndex, hasVariables } = useGraphiQL(({ tabs, activeTabIndex }) => ({
    activeTabIndex,
    hasVariables: Boolean(tabs[activeTabIndex]?.variables?.trim()),
  }));
  useEffect(() => {
    if (hasVariables) document.querySelector<HTMLButtonElement>(BUTTON)?.click();
  }, [activeTabIndex, hasVariables]);
  return null;
}
