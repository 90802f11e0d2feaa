package org.vicinity.browser.chooser;

/** Where a chooser stands between its request and its one end. */
enum ChooserStage {
  /** The user looks at the list. */
  PICKING,
  /** A channel to the confirmed device is being opened. */
  CONNECTING,
  /** The device waits for its PIN. */
  ASKING_PIN,
  /** A PIN is being tried. */
  CHECKING_PIN,
  /** The device hung up after too many wrong PINs; the user has yet to read that. */
  LOCKED_OUT,
  /** It is over: the outcome was told; only an exchange may go on in the window. */
  ENDED
}
