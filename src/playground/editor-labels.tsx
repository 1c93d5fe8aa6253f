import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

const leaveHint = 'Press Control+M, then Tab, to leave the editor.';

/** Otherwise the number of an empty last line has less contrast than WCAG requires. */
const lineNumberOptions = { renderFinalNewline: 'on' } as const;

/** Names the editors for screen readers: Monaco calls all of them "Editor content". */
export function EditorLabels() {
  const editors = useGraphiQL(({ queryEditor, variableEditor, headerEditor, responseEditor }) => ({
    queryEditor,
    variableEditor,
    headerEditor,
    responseEditor,
  }));
  useEffect(() => {
    editors.queryEditor?.updateOptions({
      ...lineNumberOptions,
      ariaLabel: `GraphQL operation. ${leaveHint}`,
    });
    editors.variableEditor?.updateOptions({
      ...lineNumberOptions,
      ariaLabel: `Variables, JSON. ${leaveHint}`,
    });
    editors.headerEditor?.updateOptions({
      ...lineNumberOptions,
      ariaLabel: `Request headers, JSON. ${leaveHint}`,
    });
    // The editor is read-only, so Tab can move the focus.
    editors.responseEditor?.updateOptions({
      ...lineNumberOptions,
      ariaLabel: 'Response',
      tabFocusMode: true,
    });
  }, [editors]);
  return null;
}
