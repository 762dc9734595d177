import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";

// A certificate for this machine, signed by itself: X.509 v3 (RFC 5280) written out in DER, so that no tool is needed.

const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: Buffer[]) => tlv(0x30, ...parts);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, "hex"));
const bits = (bytes: Buffer) => tlv(0x03, Buffer.from([0]), bytes);
const time = (at: number) =>
  tlv(0x17, Buffer.from(`${new Date(at).toISOString().replaceAll(/\D/g, "").slice(2, 14)}Z`));

const COMMON_NAME = "550403";
const ALT_NAMES = "551d11";
const BASIC = "551d13";
const ECDSA_SHA256 = "2a8648ce3d040302";

const DAY_MS = 86_400_000;

/** A key and a certificate for a name (`localhost` unless said) and 127.0.0.1, in PEM; good for a day. */
export function selfSigned({ host = "localhost", until = Date.now() + DAY_MS } = {}): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(tlv(0x31, sequence(oid(COMMON_NAME), tlv(0x0c, Buffer.from(host)))));
  const names = sequence(tlv(0x82, Buffer.from(host)), tlv(0x87, Buffer.from([127, 0, 0, 1])));
  const basic = sequence(tlv(0x01, Buffer.from([0xff])));
  const extension = (id: string, value: Buffer) => sequence(oid(id), tlv(0x04, value));
  const algorithm = sequence(oid(ECDSA_SHA256));
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1]), randomBytes(8)),
    algorithm,
    name,
    sequence(time(until - 2 * DAY_MS), time(until)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tlv(0xa3, sequence(extension(ALT_NAMES, names), extension(BASIC, basic))),
  );
  const signature = createSign("sha256").update(body).sign(privateKey);
  const der = sequence(body, algorithm, bits(signature)).toString("base64");
  const lines = der.match(/.{1,64}/g)?.join("\n");
  const cert = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), cert };
}
