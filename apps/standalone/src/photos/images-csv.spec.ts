import { describe, expect, it } from 'vitest';
import { parseImagesCsv } from './images-csv.js';

const parse = (text: string) => parseImagesCsv(text, 'images.csv');

describe('parseImagesCsv', () => {
  it('reads a spreadsheet export: byte order mark, CRLF, semicolons, quotes', () => {
    const rows = parse('\uFEFFPhoto;Name;Price\r\na.jpg;"Dress; ""red""";12.50\r\n\r\n');
    expect(rows).toEqual([{ image: 'a.jpg', fields: { name: 'Dress; "red"', price: '12.50' } }]);
  });

  it('reads a table of a German spreadsheet, commas in its cells', () => {
    const rows = parse('image;name;price\r\na.jpg;Kleid, rot;12,50\r\n');
    expect(rows).toEqual([{ image: 'a.jpg', fields: { name: 'Kleid, rot', price: '12.50' } }]);
  });

  it('turns columns that the API does not know into attributes', () => {
    const [row] = parse('image,name,Colour,kids\na.jpg,Dress,red,false\n');
    expect(JSON.parse(row?.fields.attributes ?? '')).toEqual({ colour: 'red', kids: 'false' });
  });

  it('takes a label for the category, unless there is one', () => {
    expect(parse('image,label\na,Hat\n')[0]?.fields).toEqual({ category: 'Hat' });
    expect(parse('image,label,category\na,Hat,Hats\n')[0]?.fields).toEqual({
      category: 'Hats',
      attributes: '{"label":"Hat"}',
    });
  });

  it('leaves empty cells out, and rows without a photo', () => {
    expect(parse('file,name,price\na,,\n,Dress,3\n')).toEqual([{ image: 'a', fields: {} }]);
  });

  it('understands how people write yes and no', () => {
    const inStock = parse('image,in_stock\na,Yes\nb,0\n').map(({ fields }) => fields.in_stock);
    expect(inStock).toEqual(['true', 'false']);
  });

  it('names the columns where none of them names the photo', () => {
    expect(() => parse('name,price\nDress,3\n')).toThrow('no column "image"');
    expect(() => parse('name,price\nDress,3\n')).toThrow('name, price');
  });

  it('says what is wrong with a broken file', () => {
    expect(() => parse('image,name\n"a,b\n')).toThrow('images.csv is no CSV');
  });
});
