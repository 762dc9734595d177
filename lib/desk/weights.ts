/** What the signals weigh; chosen on the development half of the labelled set (`npm run bench:grouping`). */
export const WEIGHTS = {
  ...{ linksTo: 1, source: 1, repository: 0.3, page: 0.6, words: 2, thing: 0.15 },
  ...{
    otherVersion: -0.9,
    other: 0.5,
    perhaps: 0.7,
    sameFeed: 0.85,
    roundup: 0.5,
    abroad: 0.85,
    ownRelease: 0.3,
    otherThing: 0.5,
    oneWord: 0.4,
  },
};
export type Weights = typeof WEIGHTS;
