// Draws one Graphviz diagram: {source} on stdin → {svg, errors} on stdout.
import { instance } from '@viz-js/viz';
import { text } from 'node:stream/consumers';

const { source } = JSON.parse(await text(process.stdin));
const viz = await instance();
const result = viz.render(source, { format: 'svg' });
const errors = result.errors.map((error) => error.message);
process.stdout.write(JSON.stringify({ svg: result.output ?? '', errors }));
