// Renders formulas: one JSON line {tex, display} in, one JSON line {html} or {error} out, until stdin ends.
import katex from 'katex';
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    answer = { html: katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: 'error', output: 'htmlAndMathml' }) };
  } catch (error) {
    answer = { error: error.message.replace(/^KaTeX parse error: /, '') };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
