/**
 * The editor: CodeMirror with what an answer needs. Loaded lazily; the largest chunk of the runner.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

// The theme's own variables, so that the editor follows its light and dark schemes by itself.
const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: 'var(--md-code-hl-keyword-color, #3f6ec6)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--md-code-hl-string-color, #1c7d4d)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--md-code-hl-number-color, #d52a2a)' },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: 'var(--md-code-hl-function-color, #a846b9)' },
  { tag: [tags.comment, tags.docString], color: 'var(--md-code-hl-comment-color, #5e6a78)', fontStyle: 'italic' },
  { tag: [tags.operator, tags.punctuation], color: 'var(--md-code-hl-operator-color, inherit)' },
  { tag: tags.meta, color: 'var(--md-code-hl-special-color, #db1457)' },
]);

const setFailing = StateEffect.define();
const failingLine = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setFailing)) return effect.value;
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * @param {object} options
 * @param {HTMLElement} options.parent
 * @param {string} options.code
 * @param {string} options.label accessible name
 * @param {string} [options.describedBy] id of the keyboard hint
 * @param {(code: string) => void} [options.onChange]
 * @param {() => void} [options.onRun] Ctrl or Cmd with Enter
 * @param {() => void} [options.onSubmit] the same with Shift
 * @param {() => void} [options.onFocus]
 */
export function createEditor({ parent, code, label, describedBy, onChange, onRun, onSubmit, onFocus }) {
  const editable = new Compartment();
  const act = (action) => () => {
    action?.();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Mod-Shift-Enter', run: act(onSubmit ?? onRun) },
            { key: 'Mod-Enter', run: act(onRun) },
          ]),
        ),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('    '),
        EditorState.tabSize.of(4),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ activateOnTyping: false }),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        python(),
        syntaxHighlighting(colors),
        failingLine,
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
        editable.of([]),
        EditorView.contentAttributes.of({ 'aria-label': label, ...(describedBy && { 'aria-describedby': describedBy }) }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange?.(update.state.doc.toString());
          if (update.focusChanged && update.view.hasFocus) onFocus?.();
        }),
      ],
    }),
  });

  const lineAt = (number) => view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
  return {
    view,
    get code() {
      return view.state.doc.toString();
    },
    /** Replace everything; undo brings it back. */
    set code(text) {
      if (text !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    /** Mark the line at which the code failed, with the reason. */
    mark(number, message) {
      const line = lineAt(number);
      const indent = line.text.length - line.text.trimStart().length;
      view.dispatch(setDiagnostics(view.state, [{ from: line.from + indent, to: Math.max(line.to, line.from + indent), severity: 'error', message }]), {
        effects: setFailing.of(Decoration.set([Decoration.line({ class: 'hb-failing-line' }).range(line.from)])),
      });
    },
    clear() {
      view.dispatch(setDiagnostics(view.state, []), { effects: setFailing.of(Decoration.none) });
    },
    /** Put the cursor on a line and show it. */
    go(number) {
      view.dispatch({ selection: { anchor: lineAt(number).from }, effects: EditorView.scrollIntoView(lineAt(number).from, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
