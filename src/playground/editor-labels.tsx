import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

const leaveHint = 'Press Control+M, then Tab, to leave the editor.';

/** Otherwise the number of an empty last line has less contrast than WCAG requires. */
const lineNumberOptions = { renderFinalNewline: 'on' } as const;

/** Lines are wrapped where the editors are as narrow as the screen; the query is that of the style sheet. */
const wrapOptions = () => ({ wordWrap: matchMedia('(width < 700px)').matches ? 'on' : 'off' }) as const;

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
      ...wrapOptions(),
      ariaLabel: `GraphQL operation. ${leaveHint}`,
    });
    editors.variableEditor?.updateOptions({
      ...lineNumberOptions,
      ...wrapOptions(),
      ariaLabel: `Variables, JSON. ${leaveHint}`,
    });
    editors.headerEditor?.updateOptions({
      ...lineNumberOptions,
      ...wrapOptions(),
      ariaLabel: `Request headers, JSON. ${leaveHint}`,
    });
    // The editor is read-only, so Tab can move the focus.
    editors.responseEditor?.updateOptions({
      ...lineNumberOptions,
      ...wrapOptions(),
      ariaLabel: 'Response',
      tabFocusMode: true,
    });
  }, [editors]);
  return null;
}
