import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXml, type XmlElement } from './xml.ts';

function rootOf(xml: string): XmlElement {
  const read = readXml(xml);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function refusalOf(xml: string): unknown {
  const read = readXml(xml);
  return read.ok ? 'read' : read.error[0];
}

describe('reading', () => {
  test('a prefix means its URI, and a default namespace holds for elements only', () => {
    const root = rootOf('<p:a xmlns:p="urn:p" xmlns="urn:d" n="1"><b/><c xmlns=""/><p:d xmlns:p="urn:other"/></p:a>');
    expect([root, ...root.children].map(({ namespace, name }) => `${namespace} ${name}`)).toEqual([
      'urn:p a',
      'urn:d b',
      ' c',
      'urn:other d'
    ]);
    expect(root.attributes).toEqual([{ name: 'n', value: '1' }]);
  });

  test('references and CDATA are resolved, everything else is kept letter by letter', () => {
    expect(rootOf('<a>1 &lt; 2 &amp;amp; <![CDATA[ &amp; ]]>&#x20AC;&#8364;</a>').text).toBe('1 < 2 &amp;  &amp; €€');
    expect(rootOf('<a b=" &quot;x&quot; "/>').attributes).toEqual([{ name: 'b', value: ' "x" ' }]);
    expect(rootOf('<a>007</a>').text).toBe('007');
  });

  test('an element knows its line, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n'])
      expect(rootOf(`<?xml version="1.0"?>${end}<!-- c -->${end}<a>${end}<b/></a>`).children[0]?.line).toBe(4);
  });

  test('names that mean something to JavaScript are names like any other', () => {
    const root = rootOf('<a><__proto__ __proto__="1">x</__proto__><constructor/><toString>y</toString></a>');
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['__proto__', 'x'],
      ['constructor', ''],
      ['toString', 'y']
    ]);
    expect(root.children[0]?.attributes).toEqual([{ name: '__proto__', value: '1' }]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('refusing', () => {
  test('a document type is refused, so that no entity can grow', () => {
    const bomb = `<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<a>&b;</a>`;
    expect(refusalOf(bomb)).toEqual({ why: 'doctype', at: { path: '/', line: 2, column: 1 } });
    expect(refusalOf('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toMatchObject({ why: 'doctype' });
    expect(refusalOf('<a><!ENTITY b "x"></a>')).toMatchObject({ why: 'doctype' });
  });

  test('an entity that nobody defined is an error, and so is a reference to what is no character', () => {
    expect(refusalOf('<a>\n<b>&euro;</b></a>')).toMatchObject({
      why: 'not-well-formed',
      what: 'entity',
      text: '&euro;',
      at: { line: 2, column: 1 }
    });
    for (const reference of ['&#0;', '&#xD800;', '&#x110000;', '&#99999999;'])
      expect(refusalOf(`<a>${reference}</a>`)).toMatchObject({ why: 'not-well-formed', what: 'entity' });
  });

  test('nesting ends at 64, and a million levels end quickly', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(refusalOf(nested(64))).toBe('read');
    expect(refusalOf(nested(65))).toMatchObject({ why: 'too-deep', limit: 64, at: { line: 1, column: 193 } });
    const started = performance.now();
    expect(refusalOf('<a>'.repeat(5_000_000))).toMatchObject({ why: 'too-deep' });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a flood of elements or attributes ends before anything is built of it', () => {
    const started = performance.now();
    expect(refusalOf(`<a>${'<b/>'.repeat(4_900_000)}</a>`)).toMatchObject({ why: 'too-many-elements' });
    const attributes = Array.from({ length: 20_000 }, (_, index) => ` a${index}="1"`).join('');
    expect(refusalOf(`<a${attributes}/>`)).toMatchObject({ why: 'tag-too-long' });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('21 MB are refused by their size alone', () => {
    expect(refusalOf(`<a>${'x'.repeat(21 * 1024 * 1024)}</a>`)).toMatchObject({ why: 'too-large' });
  });

  test('what is no XML at all says so', () => {
    expect(refusalOf('')).toMatchObject({ why: 'empty' });
    expect(refusalOf(' \n ')).toMatchObject({ why: 'empty' });
    expect(refusalOf('{"invoice": 1}')).toMatchObject({ why: 'not-xml', at: { line: 1, column: 1 } });
    expect(refusalOf('%PDF-1.7')).toMatchObject({ why: 'not-xml' });
  });

  test.each([
    ['<a>\n <b>\n</a>', 'unclosed', 3],
    ['<a>\n <b', 'end', 2],
    ['<a>\n', 'end', 1],
    ['<a>\n<b <c/></a>', 'tag', 2],
    ['<a>\n</a>\n</b>', 'unopened', 3],
    ['<a/>\n<b/>', 'structure', 2],
    ['<a/>\ntext', 'structure', 1],
    ['<!-- no root -->', 'structure', 1],
    ['<a>\n<!-- </a>', 'comment', 2],
    ['<a>\n<![CDATA[ </a>', 'cdata', 2],
    ['<?xml', 'instruction', 1],
    ['<a>\n<b c=d/></a>', 'attribute', 2],
    ['<a>\n<b c="1" c="2"/></a>', 'attribute', 2],
    ['<a>\n<1b/></a>', 'tag', 2],
    ['<a>\nR&D</a>', 'character', 2],
    ['<a>\n\u0000</a>', 'character', 2],
    ['<a>\n<p:b/></a>', 'prefix', 2]
  ])('%j is not well-formed: its %s, in line %i', (xml, what, line) => {
    expect(refusalOf(xml)).toMatchObject({ why: 'not-well-formed', what, at: { line } });
  });

  test.each([
    ['<Invoice>\n<cbc:ID>1', 'end', 'cbc:ID', 2, 10],
    ['<Invoice>\n<cbc:ID>1</cbc:ID', 'end', 'cbc:ID', 2, 18],
    ['<Invoice>\n<cbc:ID>1\n</Invoice>', 'unclosed', 'cbc:ID', 3, 1],
    ['<Invoice/>\n</Invoice>', 'unopened', 'Invoice', 2, 1]
  ])('%j names the piece of the file and its place, and nothing of the parser', (xml, what, text, line, column) => {
    expect(refusalOf(xml)).toMatchObject({ what, text, at: { line, column } });
  });

  test('any text at all is read or refused, and nothing is thrown', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="',
      '"/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '&',
      ';',
      '<',
      '>',
      'x',
      '\r\n',
      "'",
      '=',
      'xmlns:p="u"',
      '<p:q>',
      '__proto__',
      '\u0000',
      '\ud800'
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        expect(typeof readXml(pieces.join('')).ok).toBe('boolean');
      }),
      { numRuns: 2000 }
    );
  });
});
