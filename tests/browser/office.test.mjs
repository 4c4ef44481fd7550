// Word documents and presentations as office programs get them: read by python-docx and python-pptx,
// converted to PDF by LibreOffice. The books of the same handouts say what must stand in them.

import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expectNone } from './findings.mjs';
import { required } from './site.mjs';

const run = promisify(execFile);
const binary = required('ATLAS_BIN');
const python = required('ATLAS_PYTHON');
const script = fileURLToPath(new URL('office.py', import.meta.url));
const EDITIONS = ['student', 'teacher'];
const LARGE = { maxBuffer: 1 << 28 };
let scratch, read;

// Every handout of packs and cases; a model's and the atlas' documents are made by the same code.
const wanted = (file) => /^(training|cases)\//.test(file);

before(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), '讲义 一-'));
  for (const edition of EDITIONS) {
    const args = ['--format', 'docx,epub,pptx', '--edition', edition, '--out', path.join(scratch, edition)];
    await run(binary, ['pack', '--all', ...args]);
  }
  const { stdout } = await run(python, [script, ...EDITIONS.flatMap((edition) => handouts(edition, ''))], LARGE);
  read = JSON.parse(stdout);
  for (const format of ['docx', 'pptx']) {
    // The student's cases, the teacher's packs: every kind of text once.
    const files = [...handouts('student', format), ...handouts('teacher', format)]
      .filter((file) => path.dirname(file).endsWith(file.includes('-teacher.') ? 'training' : 'cases'));
    await convert(files, format);
  }
});
after(() => scratch && fs.rmSync(scratch, { recursive: true }));

/** The handouts of an edition in a format, or in all, as whole paths. */
function handouts(edition, format) {
  const folder = path.join(scratch, edition);
  const files = fs.readdirSync(folder, { recursive: true }).filter((file) => wanted(file) && file.endsWith(format));
  return files.sort().map((file) => path.join(folder, file));
}

/** Converts files to PDF in one start of LibreOffice, with a profile of its own. */
async function convert(files, format) {
  const profile = pathToFileURL(path.join(scratch, 'profile')).href;
  const out = path.join(scratch, 'pdf', format);
  await run(
    'soffice',
    [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', out, ...files],
    { ...LARGE, timeout: 240_000 },
  );
}

const pdf = (file) => path.join(scratch, 'pdf', file.slice(-4), `${path.basename(file, path.extname(file))}.pdf`);
const converted = (format) =>
  fs.readdirSync(path.join(scratch, 'pdf', format)).sort().map((name) => {
    const edition = name.includes('-teacher') ? 'teacher' : 'student';
    const stem = name.replace('.pdf', `.${format}`);
    return handouts(edition, format).find((file) => path.basename(file) === stem);
  });
const name = (file) => path.relative(scratch, file);
const squeezed = (text) => text.normalize('NFKC').replace(/[\s\u2060\u200b\f]/gu, '');

/** The words of a PDF with their boxes, page by page. */
async function boxes(file) {
  const { stdout } = await run('pdftotext', ['-bbox', pdf(file), '-'], LARGE);
  return stdout.split('<page ').slice(1).map((page) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page);
    const words = page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/gs);
    return {
      width: Number(width),
      height: Number(height),
      words: [...words].map(([, left, top, right, bottom, text]) => ({
        left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom), text,
      })),
    };
  });
}

test('python-docx reads every document: headings, styles, tables, notes', () => {
  const findings = [];
  const files = EDITIONS.flatMap((edition) => handouts(edition, 'docx'));
  for (const file of files) {
    const { title, language, styles, headings, tables, notes } = read[file];
    const book = read[file.replace('.docx', '.epub')];
    const say = (fault) => findings.push(`${name(file)}: ${fault}`);
    for (const style of ['Title', 'Heading 1', 'Heading 2', 'Normal', 'List Bullet', 'List Number', 'toc 1', 'toc 2']) {
      if (!styles[style]) say(`no paragraph is ${style}`);
    }
    if (title.endsWith('（教师版）') !== file.includes('-teacher.')) say(`is called ${title}`);
    if (language !== 'zh-CN') say(`is in ${language}`);
    if (headings.length < 8) say(`has ${headings.length} headings`);
    if (!tables.some(([rows, columns]) => rows > 5 && columns === 6)) say('has no table of figures');
    if (notes === 0 && book.notes.length > 0) say('has no footnotes');
  }
  if (files.length !== 16) findings.push(`${files.length} documents, not 16`);
  expectNone(findings, 'every document can be read');
});

test('python-pptx reads every presentation: layouts, titles, tables, notes for teachers alone', () => {
  const findings = [];
  const files = EDITIONS.flatMap((edition) => handouts(edition, 'pptx'));
  for (const file of files) {
    const { size, layouts, slides } = read[file];
    const say = (fault) => findings.push(`${name(file)}: ${fault}`);
    if (String(size) !== '960,540') say(`is ${size} points`);
    if (layouts.length !== 5) say(`has the layouts ${layouts}`);
    slides.forEach((slide, at) => {
      if (!slide.title.trim()) say(`slide ${at + 1} has no title`);
      if (slide.layout === '标题与表格' && slide.tables !== 1) say(`slide ${at + 1} has ${slide.tables} tables`);
    });
    const noted = slides.filter((slide) => slide.notes.trim()).length;
    if (file.includes('-teacher.') ? noted === 0 : noted > 0) say(`${noted} slides have notes`);
  }
  if (files.length !== 16) findings.push(`${files.length} presentations, not 16`);
  expectNone(findings, 'every presentation can be read');
});

// Text in the order it is drawn in, without head and foot of each page, which the paper's margins hold.
async function textOf(file) {
  const area = ['-x', '0', '-y', '64', '-W', '596', '-H', '716'];
  const { stdout } = await run('pdftotext', ['-raw', ...area, pdf(file), '-'], LARGE);
  return stdout;
}

test('LibreOffice shows every word of a document, in the order of its book', async (t) => {
  const findings = [];
  for (const file of converted('docx')) {
    const { texts, notes } = read[file.replace('.docx', '.epub')];
    let text = squeezed(await textOf(file));
    // Notes stand at the foot of a page, in the middle of what flows around them.
    for (const [number, note] of notes.entries()) {
      const words = squeezed(`${number + 1}${note}`);
      const at = text.indexOf(words);
      if (at < 0) findings.push(`${name(file)}: the note “${note}” is not there`);
      else text = text.slice(0, at) + text.slice(at + words.length);
    }
    let from = 0;
    for (const fragment of texts) {
      const words = squeezed(fragment);
      const at = text.indexOf(words, from);
      if (at >= 0) from = at + words.length;
      else if (text.includes(words)) findings.push(`${name(file)}: “${fragment}” stands too early`);
      else findings.push(`${name(file)}: “${fragment}” is not there`);
    }
    t.diagnostic(`${name(file)}: ${texts.length} texts, ${notes.length} notes`);
  }
  expectNone(findings, 'nothing is lost');
});

test('no page of a document has words outside of its margins', async () => {
  const findings = [];
  for (const file of converted('docx')) {
    (await boxes(file)).forEach(({ width, height, words }, at) => {
      for (const { left, right, top, bottom, text } of words) {
        // A mark at the end of a line may hang half a character into the margin.
        if (left < 60 || right > width - 58 || top < 20 || bottom > height - 20) {
          findings.push(`${name(file)} page ${at + 1}: “${text}” at ${left}–${right}, ${top}–${bottom}`);
        }
      }
    });
  }
  expectNone(findings, 'everything fits on the paper');
});

test('LibreOffice shows every slide with all its words, in their size, and none over another', async (t) => {
  const findings = [];
  for (const file of converted('pptx')) {
    const { slides } = read[file];
    const shown = await boxes(file);
    if (shown.length !== slides.length) findings.push(`${name(file)}: ${shown.length} pages, not ${slides.length}`);
    const { stdout } = await run('pdftotext', ['-raw', pdf(file), '-'], LARGE);
    const texts = stdout.split('\f');
    slides.forEach((slide, at) => {
      const say = (fault) => findings.push(`${name(file)} slide ${at + 1}: ${fault}`);
      const text = squeezed(texts[at] ?? '');
      for (const wanted of slide.texts) {
        if (!text.includes(squeezed(wanted))) say(`“${wanted}” is not there`);
      }
      const { words, width } = shown[at] ?? { words: [], width: 0 };
      for (const { left, right, bottom, text } of words) {
        // Marks at the end of a line may hang into the margin.
        const isFoot = bottom > 516;
        if (left < 55 || right > width - 32 || (bottom > 508 && !isFoot)) say(`“${text}” ends at ${right}, ${bottom}`);
      }
      for (const [one, other] of overlaps(words)) say(`“${one}” and “${other}” overlap`);
    });
    t.diagnostic(`${name(file)}: ${slides.length} slides`);
  }
  expectNone(findings, 'every slide is whole');
});

/** Pairs of words whose inner halves share a place: boxes of lines that stand close touch, words do not. */
function overlaps(words) {
  const inner = words.map(({ left, right, top, bottom, text }) => ({
    text,
    left: left + 1,
    right: right - 1,
    top: top + (bottom - top) * 0.3,
    bottom: bottom - (bottom - top) * 0.3,
  }));
  const found = [];
  inner.forEach((one, at) => {
    for (const other of inner.slice(at + 1)) {
      const isApart = one.right <= other.left || other.right <= one.left
        || one.bottom <= other.top || other.bottom <= one.top;
      if (!isApart) found.push([one.text, other.text]);
    }
  });
  return found;
}

test('points are set in the size the deck was measured with: no program had to shrink them', async () => {
  const findings = [];
  for (const file of converted('pptx')) {
    const args = ['-xml', '-i', '-stdout', '-zoom', '1', pdf(file)];
    const { stdout } = await run('pdftohtml', args, LARGE);
    const sizes = new Map([...stdout.matchAll(/<fontspec id="(\d+)" size="([\d.]+)"/g)].map(([, id, size]) => [id, Number(size)]));
    const texts = stdout.split('<page ').slice(1).map((page) =>
      [...page.matchAll(/<text [^>]*font="(\d+)">(.*?)<\/text>/gs)].map(([, font, words]) => ({
        size: sizes.get(font),
        words: squeezed(words.replace(/^■/u, '').replace(/<[^>]+>/g, '').replaceAll('&#34;', '"').replaceAll('&amp;', '&')),
      })));
    read[file].slides.forEach(({ points }, at) => {
      if (!points) return;
      // A line may be cut into pieces of several fonts.
      const start = squeezed(points)[0];
      const found = texts[at].filter(({ words }) => words.startsWith(start));
      if (!found.some(({ size }) => size >= 23 && size <= 25)) {
        findings.push(`${name(file)} slide ${at + 1}: “${start}” is set in ${found.map(({ size }) => size)}`);
      }
    });
  }
  expectNone(findings, 'points have 24 points');
});
