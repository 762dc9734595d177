import { isIPv6 } from "node:net";

// Chromium's relatives name Chrome too, and Chrome names Safari: the first that matches is the one.
const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bChromium\/|\bCriOS\/|\bHeadlessChrome\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];

// Android names Linux, and iPhones name Mac OS.
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

/** A device as people call it, from what its browser says of itself: "Firefox on Windows", "Safari on iPhone". */
export function deviceWords(userAgent: string): string {
  const browser = named(BROWSERS, userAgent);
  const system = named(SYSTEMS, userAgent);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? (system ? `A browser on ${system}` : "An unknown browser");
}

const named = (names: [RegExp, string][], text: string) => names.find(([pattern]) => pattern.test(text))?.[1];

/**
 * The part of an address that tells the rough place and not the person: "203.0.113.x", "2001:db8:1::".
 * `ip` may be an address or a network as `networkOf` writes it. Empty for anything else.
 */
export function networkPrefix(ip: string): string {
  const address = ip.replace(/\/\d+$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  if (isLoopback(address)) return "this machine";
  const v4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address)?.[1];
  if (v4) return `${v4}.x`;
  if (!isIPv6(address)) return "";
  const groups = address.split("::")[0]?.split(":").slice(0, 3) ?? [];
  return `${[...groups, "0", "0", "0"].slice(0, 3).join(":")}::`;
}

const isLoopback = (address: string) => address === "::1" || address === "0:0:0:0::" || /^127\./.test(address);
