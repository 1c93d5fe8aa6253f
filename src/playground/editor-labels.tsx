import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

const leave = 'Control+M lets Tab leave the editor.';

/** A pale number for the empty last line is below the contrast that WCAG asks for. */
const readable = { renderFinalNewline: 'on' } as const;

/** Names the editors for screen readers: Monaco calls all of them "Editor content". */
export function EditorLabels() {
  const editors = useGraphiQL(({ queryEditor, variableEditor, headerEditor, responseEditor }) => ({
    queryEditor,
    variableEditor,
    headerEditor,
    responseEditor,
  }));
  useEffect(() => {
    editors.queryEditor?.updateOptions({ ...readable, ariaLabel: `GraphQL operation. ${leave}` });
    editors.variableEditor?.updateOptions({ ...readable, ariaLabel: `Variables, JSON. ${leave}` });
    editors.headerEditor?.updateOptions({ ...readable, ariaLabel: `Request headers, JSON. ${leave}` });
    // Nothing can be written here, so Tab has nothing to indent.
    editors.responseEditor?.updateOptions({ ...readable, ariaLabel: 'Response', tabFocusMode: true });
  }, [editors]);
  return null;
}
