import type { Cast, Who } from "./cast.ts";

type Outcome = number | string | (number | string)[];

/**
 * What an action answers to whom. `fields` are those of the form that would do it; where one names something, it is the
 * reader's. `fresh` are the fields with which it wants a proof of who one is from the last 10 minutes (where those of
 * the form will do, true). An action that is not in this table fails the test.
 */
export type ActionRule = {
  fields?: (cast: Cast) => Record<string, string>;
  to: Record<Who, Outcome>;
  fresh?: true | Record<string, string>;
  /** Its page is shown only to those whose proof is older. */
  onlyStale?: true;
};

/** Done: back on the page, or further on. */
const DONE = "done";
/** Where no mail is configured there is nothing that could be mailed. */
const MAILED: Outcome = [DONE, 404];
const SIGN_IN = "→ /sign-in";

const all = (outcome: Outcome): ActionRule["to"] => ({
  ...{ anon: outcome, reader: outcome, other: outcome, editor: outcome, admin: outcome },
});
/** Everybody who is signed in, for themselves; `outcome` is what the form of the test comes to. */
const signedIn = (outcome: Outcome, anon: Outcome = 401): ActionRule["to"] => ({ ...all(outcome), anon });
/** Only for whom it belongs to; to others it does not exist. */
const owner = (outcome: Outcome, anon: Outcome = 401): ActionRule["to"] => ({ ...all(404), reader: outcome, anon });
const editors = (outcome: Outcome): ActionRule["to"] => ({ ...all(404), editor: outcome, admin: outcome });
const admins = (outcome: Outcome): ActionRule["to"] => ({ ...all(404), admin: outcome });

const source = ({ feed }: Cast) => ({ id: feed.id });
const post = ({ post }: Cast) => ({ postId: post.id });
const author = ({ authorId }: Cast) => ({ id: authorId });
const topic = ({ tag }: Cast) => ({ id: tag.id });
const address = () => ({ email: "nobody@example.org" });
const wrongLink = () => ({ token: "no-such-token" });
const list = (own: Cast["own"]) => ({ listId: own.list.id });
const password = "violet harbour anvil mosaic";

export const ACTIONS: Record<string, ActionRule> = {
  addBookmark: { fields: post, to: signedIn(DONE, SIGN_IN) },
  removeBookmark: { fields: post, to: signedIn(DONE) },
  followTopic: { fields: topic, to: signedIn(DONE, SIGN_IN) },
  unfollowTopic: { fields: topic, to: signedIn(DONE) },
  followAuthor: { fields: author, to: signedIn(DONE, SIGN_IN) },
  followFeed: { fields: source, to: signedIn(DONE, SIGN_IN) },
  unfollowFeed: { fields: source, to: signedIn(DONE) },
  chooseTopics: { fields: ({ tag }) => ({ shown: tag.id, topics: tag.id }), to: signedIn(DONE, SIGN_IN) },
  chooseNotices: { fields: () => ({ searches: "on" }), to: signedIn(DONE, SIGN_IN) },
  unfollowAuthor: { fields: author, to: signedIn(DONE) },
  mute: { fields: () => ({ kind: "word", key: "wombats", length: "week" }), to: signedIn(DONE, SIGN_IN) },
  changeMute: { fields: ({ own }) => ({ id: own.mute.id, length: "day" }), to: owner(DONE) },
  removeMute: { fields: ({ own }) => ({ id: own.mute.id }), to: owner(DONE) },
  restoreMute: { fields: ({ own }) => ({ id: own.removedMute.id }), to: owner(DONE) },
  markPostRead: { fields: post, to: signedIn(DONE) },
  noteOpening: { fields: post, to: signedIn(DONE) },
  markPostUnread: { fields: post, to: signedIn(DONE) },
  reachPostEnd: { fields: post, to: signedIn(DONE) },
  setPostAside: { fields: post, to: owner(DONE) },
  keepReadingPlace: { fields: (cast) => ({ ...post(cast), anchor: "One paragraph" }), to: signedIn(DONE) },
  addHighlight: { fields: (cast) => ({ ...post(cast), exact: "One paragraph" }), to: signedIn(DONE, SIGN_IN) },
  noteHighlight: { fields: ({ own }) => ({ id: own.highlight.id, note: "x" }), to: owner(DONE) },
  removeHighlight: { fields: ({ own }) => ({ id: own.highlight.id }), to: owner(DONE) },
  restoreHighlight: { fields: ({ own }) => ({ id: own.highlight.id }), to: owner(DONE) },
  takeRanking: { fields: () => ({ topics: "10", following: "on" }), to: signedIn(DONE, SIGN_IN) },
  chooseMemory: { fields: () => ({ memory: "places" }), to: signedIn(DONE, SIGN_IN) },
  eraseHistoryEntry: { fields: ({ own }) => ({ id: own.opening.id }), to: owner(DONE) },
  eraseHistoryDay: { fields: () => ({ day: "2026-01-01" }), to: signedIn(DONE) },
  eraseHistory: { to: signedIn(DONE) },
  eraseReading: { to: signedIn(DONE) },

  keepSaved: {
    fields: ({ own }) => ({ bookmarkId: own.saved.id, note: "x", shown: own.list.id, listIds: own.list.id, name: "" }),
    to: owner(DONE),
  },
  // What is another's is as if it were not selected.
  arrange: { fields: ({ own }) => ({ act: "archive", ids: own.saved.id }), to: signedIn(DONE) },
  undoArranging: { fields: ({ own }) => ({ undo: own.undo.id }), to: owner(DONE) },
  createSavedList: { fields: () => ({ name: `A list ${crypto.randomUUID()}` }), to: signedIn(DONE, SIGN_IN) },
  changeSavedList: { fields: ({ own }) => ({ ...list(own), name: "Another", description: "" }), to: owner(DONE) },
  moveSavedList: { fields: ({ own }) => ({ ...list(own), to: "up" }), to: owner(DONE) },
  publishSavedList: { fields: ({ own }) => list(own), to: owner(DONE) },
  withdrawSavedList: { fields: ({ own }) => list(own), to: owner(DONE) },
  moveSavedEntry: {
    fields: ({ own }) => ({ ...list(own), bookmarkId: own.saved.id, to: "up" }),
    to: owner(DONE),
  },
  removeSavedList: { fields: ({ own }) => list(own), to: owner(DONE) },

  createShareLink: { fields: post, to: signedIn(DONE, SIGN_IN) },
  revokeShareLink: { fields: ({ own }) => ({ id: own.shareLink.id }), to: owner(DONE) },
  handInLink: { fields: () => ({ url: "https://example.org/x", title: "x" }), to: signedIn(DONE) },
  handInMany: { fields: () => ({ text: "https://example.org/1 https://example.org/2" }), to: signedIn(DONE) },
  // Who follows its source, which everybody of the cast comes to do and to leave, may save what it brought.
  saveItem: { fields: ({ item }) => ({ itemId: item.id }), to: signedIn([DONE, 404]) },
  unsaveItem: { fields: ({ item }) => ({ itemId: item.id }), to: signedIn(DONE) },
  offerLink: { fields: ({ own }) => ({ id: own.sharedLink.id }), to: owner(DONE) },
  withdrawOffer: { fields: ({ own }) => ({ id: own.sharedLink.id }), to: owner(DONE) },
  // The reader's link was offered by the cast; whoever comes first takes it up.
  takeUpOffer: { fields: ({ own }) => ({ id: own.offeredLink.id }), to: { ...editors([DONE, 404]), anon: [401, 404] } },
  readForImport: { fields: () => ({ url: "https://example.org/import" }), to: editors(DONE) },
  // What a reader handed in is theirs: an editor imports what they handed in themselves.
  publishImport: {
    fields: ({ own }) => ({
      ...{ id: own.sharedLink.id, title: "x", shortVersion: "x", author: "skills", topics: "agents", date: "2024" },
    }),
    to: editors(404),
  },
  askReading: { fields: ({ own }) => ({ id: own.sharedLink.id }), to: owner(DONE) },
  changeLink: { fields: ({ own }) => ({ id: own.sharedLink.id, title: "x", comment: "" }), to: owner(DONE) },
  removeSharedLink: { fields: ({ own }) => ({ id: own.sharedLink.id }), to: owner(DONE) },

  createPath: { fields: () => ({ title: "x", visibility: "private" }), to: signedIn(DONE, SIGN_IN) },
  changePath: { fields: ({ own }) => ({ id: own.path.id, title: "x", visibility: "private" }), to: owner(DONE) },
  removePath: { fields: ({ own }) => ({ id: own.path.id }), to: owner(DONE) },
  restorePath: { fields: ({ own }) => ({ id: own.removedPath.id }), to: owner(DONE) },
  followPath: { fields: ({ own }) => ({ id: own.path.id }), to: owner(DONE, SIGN_IN) },
  unfollowPath: { fields: ({ own }) => ({ id: own.path.id }), to: signedIn(DONE) },
  addStep: { fields: (cast) => ({ ...post(cast), pathId: cast.own.path.id }), to: owner(DONE) },
  noteStep: { fields: ({ own }) => ({ id: own.step.id, note: "x" }), to: owner(DONE) },
  moveStep: { fields: ({ own }) => ({ id: own.step.id, to: "up" }), to: owner(DONE) },
  removeStep: { fields: ({ own }) => ({ id: own.step.id }), to: owner(DONE) },
  restoreStep: { fields: ({ own }) => ({ id: own.removedStep.id }), to: owner(DONE) },

  keepSearch: { fields: () => ({ name: "Kept", query: "wombats", order: "best" }), to: signedIn(DONE, SIGN_IN) },
  changeSearch: {
    fields: ({ own }) => ({ id: own.search.id, name: "Another", query: "quolls", order: "newest" }),
    to: owner(DONE),
  },
  makeSearchFeed: { fields: ({ own }) => ({ id: own.search.id }), to: owner(DONE) },
  withdrawSearchFeed: { fields: ({ own }) => ({ id: own.search.id }), to: owner(DONE) },
  removeSearch: { fields: ({ own }) => ({ id: own.search.id }), to: owner(DONE) },

  changeProfile: {
    fields: () => ({ name: "Another name", handle: "", timeZone: "UTC", language: "en" }),
    to: signedIn(DONE, SIGN_IN),
  },
  setPortrait: { to: signedIn(422, SIGN_IN) },
  removePortrait: { to: signedIn(DONE, SIGN_IN) },
  askExport: { to: signedIn(DONE, SIGN_IN) },
  importArchive: { to: signedIn(422, SIGN_IN) },
  // The cast has but one admin of its own, and other tests may have more: an admin here may go or has to stay.
  deleteAccount: { fields: () => ({ sure: "no" }), to: all(422), fresh: { sure: "yes" } },
  keepAccount: { fields: wrongLink, to: all(404) },

  endSessionOf: { fields: ({ own }) => ({ id: own.session.id }), to: owner(DONE) },
  endOtherSessions: { to: signedIn(DONE) },
  renamePasskey: { fields: ({ own }) => ({ id: own.passkey.id, name: "Another name" }), to: owner(DONE) },
  // Whoever has one way in hears that it stays, before anything is looked for.
  removePasskey: {
    fields: ({ own }) => ({ id: own.passkey.id }),
    to: { ...signedIn([404, 409]), reader: DONE },
    fresh: true,
  },
  beginNewPasskey: { to: signedIn(DONE), fresh: true },
  // Its question is asked by beginNewPasskey alone, which wants the proof; the answer of the test is none that parses.
  finishNewPasskey: { fields: () => ({ response: "{}" }), to: all(422) },
  setPassword: { fields: () => ({ password }), to: signedIn(DONE), fresh: true },
  // The last way in stays, and mail is one where it is configured; the reader has a passkey besides.
  removePassword: { to: { ...signedIn([DONE, 409]), reader: DONE }, fresh: true },
  unlinkProvider: { fields: () => ({ provider: "github" }), to: signedIn([404, 409]), fresh: true },
  linkThrough: { fields: () => ({ provider: "github" }), to: signedIn(404), fresh: true },
  confirmThrough: { fields: () => ({ provider: "github" }), to: signedIn(404), onlyStale: true },
  enterThrough: { fields: () => ({ provider: "github" }), to: all(404) },
  confirmWithPassword: { fields: () => ({ password: "wrong" }), to: signedIn(422), onlyStale: true },
  confirmWithPasskey: { fields: () => ({ response: "{}" }), to: all(422), onlyStale: true },
  changeAddress: { fields: address, to: signedIn(MAILED), fresh: true },
  confirmAddress: { to: signedIn(MAILED) },
  confirmAddressLink: { fields: wrongLink, to: all(404) },

  signIn: { fields: () => ({ ...address(), password: "wrong" }), to: all(422) },
  signUp: { fields: () => ({ ...address(), name: "x", password: "short" }), to: all(422) },
  signOut: { to: all(DONE) },
  mailSignInLink: { fields: address, to: all(MAILED) },
  mailSignUpLink: { fields: address, to: all(MAILED) },
  mailResetLink: { fields: address, to: all(MAILED) },
  signInWithLink: { fields: wrongLink, to: all(404) },
  signUpWithLink: { fields: () => ({ ...wrongLink(), name: "x" }), to: all(404) },
  chooseNewPassword: { fields: () => ({ ...wrongLink(), password }), to: all(404) },
  // Who is signed in is sent on by the page, whatever the answer was.
  enterWithPasskey: { fields: () => ({ response: "{}" }), to: signedIn(DONE, 422) },
  setUpWithNewAccount: { fields: () => ({ ...wrongLink(), ...address(), name: "x", password }), to: all(404) },
  setUpWithOwnAccount: { fields: wrongLink, to: all(404) },

  arrangeDesk: { fields: ({ story }) => ({ one: `set-aside:${story.id}` }), to: editors(DONE) },
  undoDeskAct: { fields: () => ({ undo: crypto.randomUUID() }), to: all(404) },

  retryJob: { fields: ({ failing }) => ({ kind: "poll", id: failing.id }), to: admins(DONE) },
  addFeed: { fields: () => ({ url: "http://10.0.0.1/feed.xml" }), to: editors(422) },
  pollFeedNow: { fields: source, to: editors(DONE) },
  pauseFeed: { fields: source, to: editors(DONE) },
  renameFeed: { fields: (cast) => ({ ...source(cast), title: "Another name" }), to: editors(DONE) },
  removeFeed: { fields: source, to: editors(DONE) },
  restoreFeed: { fields: source, to: editors(DONE) },
  importOpml: { to: editors(422) },

  changeRole: { fields: ({ people }) => ({ id: people.reader.id, role: "reader" }), to: admins(DONE), fresh: true },
  ban: { fields: ({ people }) => ({ id: people.reader.id, reason: "x" }), to: admins(DONE), fresh: true },
  unban: { fields: ({ people }) => ({ id: people.reader.id }), to: admins(DONE), fresh: true },
};
