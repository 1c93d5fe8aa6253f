import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

const leave = 'Control+M lets Tab leave the editor.';

/** Names the editors for screen readers: Monaco calls all of them "Editor content". */
export function EditorLabels() {
  const editors = useGraphiQL(({ queryEditor, variableEditor, headerEditor, responseEditor }) => ({
    queryEditor,
    variableEditor,
    headerEditor,
    responseEditor,
  }));
  useEffect(() => {
    editors.queryEditor?.updateOptions({ ariaLabel: `GraphQL operation. ${leave}` });
    editors.variableEditor?.updateOptions({ ariaLabel: `Variables, JSON. ${leave}` });
    editors.headerEditor?.updateOptions({ ariaLabel: `Request headers, JSON. ${leave}` });
    // Nothing can be written here, so Tab has nothing to indent.
    editors.responseEditor?.updateOptions({ ariaLabel: 'Response', tabFocusMode: true });
  }, [editors]);
  return null;
}
