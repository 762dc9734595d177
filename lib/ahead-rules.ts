/**
 * Speculation rules: a link that is marked has its page made by the browser, unseen. The text is the same on every page, so
 * that the content policy lets exactly these rules in, by their hash, and no others.
 */
export const AHEAD_RULES = '{"prerender":[{"where":{"selector_matches":"[data-ahead]"},"eagerness":"immediate"}]}';
