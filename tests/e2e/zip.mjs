// A zip as an archiver writes it: local headers, then the central directory.
import { deflateRawSync } from 'node:zlib';

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});
const crc32 = (bytes) => (bytes.reduce((crc, byte) => TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** @param files texts by path @param options `stored` keeps the bytes as they are */
export function zip(files, { stored = false } = {}) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path);
    const bytes = Buffer.from(text);
    const data = stored ? bytes : deflateRawSync(bytes);
    // Version, flags (names are UTF-8), method, time, date, checksum, sizes, lengths.
    const header = Buffer.alloc(26);
    [[20, 0], [0x800, 2], [stored ? 0 : 8, 4], [0, 6], [0x5a21, 8], [name.length, 22], [0, 24]].forEach(([value, at]) => header.writeUInt16LE(value, at));
    [[crc32(bytes), 10], [data.length, 14], [bytes.length, 18]].forEach(([value, at]) => header.writeUInt32LE(value, at));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), header, name, data);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header, tail, name);
    offset += 4 + header.length + name.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  [Object.keys(files).length, Object.keys(files).length].forEach((count, at) => end.writeUInt16LE(count, 8 + 2 * at));
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
