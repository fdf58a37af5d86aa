// The chart, drawn by hand: allowed band, limits, readings with their min–max envelope, excursions, gaps, the newest value.
import { celsius, durationText } from '../frame/clock.js';
import { svg } from '../frame/dom.js';
import { t } from '../frame/texts.js';
import { axis, timeTicks } from './scale.js';

const TOP = 14, FOOT = 26, LEFT = 40, RIGHT = 22;

/** Draws into a container of any size; returns what a pointer needs: { atX(x) → point or null, xOf(point), top, bottom }. */
export function drawChart(container, chart, unit, description) {
  const box = container.getBoundingClientRect();
  const width = Math.max(300, box.width), height = Math.max(180, box.height);
  const from = Date.parse(chart.from), to = Date.parse(chart.to);
  const points = chart.points.map((p) => ({ ...p, at: Date.parse(p.t) }));
  const limits = chart.limits.length ? chart.limits : [{ from: chart.from, lowCel: unit.lowCel, highCel: unit.highCel }];
  const y = scaleY(points, limits, height), x = (at) => LEFT + ((at - from) / (to - from)) * (width - LEFT - RIGHT);
  const frame = { x, y, left: LEFT, right: width - RIGHT, top: TOP, bottom: height - FOOT, from, to, bucket: (chart.bucketSeconds ?? 60) * 1000 };
  const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': description },
    hatch(), bands(limits, frame), grid(frame, width), limitLines(limits, frame), spans(chart, frame), readings(points, chart, limits, frame), rings(chart, frame), labels(chart, limits, frame), newest(points, unit, frame));
  container.replaceChildren(drawing);
  return { drawing, frame, nearest: (px) => nearest(points, from + ((px - LEFT) / (width - LEFT - RIGHT)) * (to - from), frame) };
}

function scaleY(points, limits, height) {
  const lows = [...points.map((p) => p.min), ...limits.map((l) => l.lowCel)], highs = [...points.map((p) => p.max), ...limits.map((l) => l.highCel)];
  const air = Math.max(1, (Math.max(...highs) - Math.min(...lows)) * 0.12);
  const { low, high, step } = axis(Math.min(...lows) - air, Math.max(...highs) + air);
  const y = (value) => TOP + ((high - value) / (high - low)) * (height - TOP - FOOT);
  return Object.assign(y, { low, high, step });
}

function hatch() {
  return svg('defs', {}, svg('pattern', { id: 'gap', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { class: 'gap-ground', width: 7, height: 7 }), svg('path', { class: 'gap-line', d: 'M0 0V7' })));
}

function grid({ x, y, left, right, bottom, from, to }, width) {
  const lines = [];
  for (let value = y.low; value <= y.high + 1e-9; value += y.step) {
    lines.push(svg('line', { class: 'grid', x1: left, x2: right, y1: y(value), y2: y(value) }),
      svg('text', { class: 'ax', x: left - 8, y: y(value) + 4, 'text-anchor': 'end' }, celsius(value, y.step < 1 ? 1 : 0)));
  }
  for (const tick of timeTicks(from, to, Math.floor(width / 120) + 1)) {
    lines.push(svg('text', { class: 'ax', x: x(tick.at), y: bottom + 20, 'text-anchor': 'middle' }, tick.label));
  }
  return lines;
}

// The limits in force then, each for its own time.
function periods(limits, { from, to }) {
  return limits.map((limit, i) => ({ ...limit, start: Math.max(from, Date.parse(limit.from) || from), end: i + 1 < limits.length ? Math.max(from, Date.parse(limits[i + 1].from)) : to }))
    .filter((limit) => limit.end > limit.start);
}

function bands(limits, frame) {
  return periods(limits, frame).map((l) => svg('rect', { class: 'band', x: frame.x(l.start), width: frame.x(l.end) - frame.x(l.start), y: frame.y(l.highCel), height: frame.y(l.lowCel) - frame.y(l.highCel) }));
}

function limitLines(limits, frame) {
  return periods(limits, frame).flatMap((l) => [l.highCel, l.lowCel].map((value) =>
    svg('line', { class: 'limit', x1: frame.x(l.start), x2: frame.x(l.end), y1: frame.y(value), y2: frame.y(value) })));
}

function inFrame(span, { x, from, to }) {
  const start = Math.max(from, Date.parse(span.from ?? span.start)), end = Math.min(to, span.to ?? span.end ? Date.parse(span.to ?? span.end) : to);
  return { left: x(start), width: Math.max(1.5, x(end) - x(start)), start, end };
}

function side(excursion) {
  return /cold|below|low/.test(excursion.direction ?? '') ? 'below' : 'above';
}

function spans(chart, frame) {
  const height = frame.bottom - frame.top;
  return [
    ...(chart.excursions ?? []).map((e) => [inFrame(e, frame), `hot ${side(e)}`]),
    ...chart.gaps.map((gap) => [inFrame(gap, frame), 'gap']),
  ].map(([{ left, width }, look]) => svg('rect', { class: look, x: left, width, y: frame.top, height }));
}

// Runs of neighbouring points: where a gap lies, the line is not drawn.
function runs(points, chart, { bucket }) {
  const gaps = chart.gaps.map((gap) => Date.parse(gap.from)), list = [];
  let run = [], last = null;
  for (const point of points) {
    const torn = last && (gaps.some((gap) => gap > last.at - bucket && gap <= point.at) || point.min == null);
    if (torn && run.length) { list.push(run); run = []; }
    if (point.min != null) run.push(point);
    last = point;
  }
  return run.length ? [...list, run] : list;
}

function readings(points, chart, limits, frame) {
  const { x, y } = frame, at = (p, value) => `${x(p.at).toFixed(1)} ${y(value).toFixed(1)}`;
  const limitsAt = (p) => limits.findLast((l) => !(Date.parse(l.from) > p.at)) ?? limits[0];
  return runs(points, chart, frame).flatMap((run) => [
    svg('path', { class: 'env', d: `M${run.map((p) => at(p, p.max)).join('L')}L${[...run].reverse().map((p) => at(p, p.min)).join('L')}Z` }),
    svg('path', { class: 'line', d: `M${run.map((p) => at(p, p.last)).join('L')}${run.length === 1 ? 'h1' : ''}` }),
    ...['above', 'below'].flatMap((where) => outside(run, where, limitsAt).map((piece) => svg('path', { class: `line ${where}`, d: `M${piece.map((p) => at(p, edge(p, where, limitsAt(p)))).join('L')}${piece.length === 1 ? 'h1' : ''}` }))),
  ]);
}

// The reading itself where it is outside; the bucket's extreme where only that is.
function edge(point, where, limit) {
  if (where === 'above') return point.last > limit.highCel ? point.last : point.max;
  return point.last < limit.lowCel ? point.last : point.min;
}

function outside(run, where, limitsAt) {
  const pieces = [];
  let piece = [];
  for (const point of run) {
    const out = where === 'above' ? point.max > limitsAt(point).highCel : point.min < limitsAt(point).lowCel;
    if (out) piece.push(point);
    else if (piece.length) { pieces.push(piece); piece = []; }
  }
  return piece.length ? [...pieces, piece] : pieces;
}

function labels(chart, limits, frame) {
  const { y, left, right, top } = frame, notes = [], taken = [];
  const all = periods(limits, frame), heldAt = (at) => all.findLast((l) => l.start <= at) ?? all[0];
  for (const l of all.filter((one) => frame.x(one.end) - frame.x(one.start) > 80)) {
    notes.push(svg('text', { class: 'ax', x: frame.x(l.start) + 6, y: y(l.highCel) - 6 }, t('chart.limit', celsius(l.highCel))),
      svg('text', { class: 'ax', x: frame.x(l.start) + 6, y: y(l.lowCel) + 15 }, t('chart.limit', celsius(l.lowCel))));
  }
  const say = (middle, words, look) => {
    const half = words.length * 3.4, at = Math.max(left + half, Math.min(right - half, middle));
    if (taken.some((other) => Math.abs(other.at - at) < other.half + half + 8)) return;
    taken.push({ at, half });
    notes.push(svg('text', { class: `note ${look}`, x: at, y: top + 14, 'text-anchor': 'middle' }, words));
  };
  const longest = [...(chart.excursions ?? [])].sort((a, b) => seconds(b, frame) - seconds(a, frame));
  for (const e of longest) {
    const { left: at, width, start } = inFrame(e, frame), where = side(e), held = heldAt(start);
    say(at + width / 2, t(`chart.${where}`, durationText(e.seconds ?? seconds(e, frame)), celsius(where === 'above' ? held?.highCel : held?.lowCel)), where);
  }
  for (const gap of [...chart.gaps].sort((a, b) => seconds(b, frame) - seconds(a, frame))) {
    const { left: at, width } = inFrame(gap, frame);
    if (width > 6) say(at + width / 2, t('chart.gap'), 'unknown');
  }
  return notes;
}

// What somebody read off by hand, where and when they did.
function rings(chart, { x, y, from, to, top, bottom }) {
  return (chart.checks ?? []).filter((check) => Date.parse(check.at) >= from && Date.parse(check.at) <= to).map((check) =>
    svg('circle', { class: 'check', cx: x(Date.parse(check.at)), cy: Math.max(top, Math.min(bottom, y(check.nowCel))), r: 5 },
      svg('title', {}, t('chart.check', celsius(check.nowCel), check.initials))));
}

function seconds(span, frame) {
  const { start, end } = inFrame(span, frame);
  return (end - start) / 1000;
}

function newest(points, unit, { x, y, to, bucket }) {
  const point = points.at(-1);
  if (!point || to - point.at > 3 * bucket + 600_000 || point.last == null) return [];
  const where = unit.state === 'too-warm' ? 'above' : unit.state === 'too-cold' ? 'below' : 'in-range';
  const words = t(`chart.now.${where}`, celsius(point.last));
  return [svg('circle', { class: `end-dot ${where}`, cx: x(point.at), cy: y(point.last), r: 4.5 }),
    svg('text', { class: `note ${where}`, x: x(point.at) - 8, y: y(point.last) - 9, 'text-anchor': 'end' }, words)];
}

function nearest(points, at, { bucket }) {
  let best = null;
  for (const point of points) if (point.last != null && (!best || Math.abs(point.at - at) < Math.abs(best.at - at))) best = point;
  return best && Math.abs(best.at - at) <= 3 * bucket ? best : null;
}
